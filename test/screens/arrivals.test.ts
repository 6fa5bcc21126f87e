/** What the pane of a pasted message shows in a session that has a policy open, at three sizes. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { readArrivals } from '../../src/cli/read-arrivals.ts';
import { parsePolicy } from '../../src/iam/parse.ts';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import { comparedSizes, openSession, startWith } from '../support/screen.ts';

const exec = 'User: arn:aws:sts::444455556666:assumed-role/Exec/SageMaker is not authorized to perform:';
const endpoint = 'arn:aws:sagemaker:eu-west-1:444455556666:endpoint/churn';
const lacking = (action: string): string =>
  `ClientError: ${exec} ${action} on resource: ${endpoint} because no identity-based policy allows the ${action} action`;

/** Messages as they are pasted into a session that has a policy open. */
const messages: Readonly<Record<string, string>> = {
  'arrivals-denial': lacking('sagemaker:InvokeEndpoint'),
  'arrivals-allowed': lacking('sagemaker:DescribeEndpoint'),
  'arrivals-explicit-deny': `${exec} sagemaker:DeleteEndpoint on resource: ${endpoint} with an explicit deny in a service control policy: arn:aws:organizations::777788889999:policy/o-abc/service_control_policy/p-1234`,
  'arrivals-several': ['InvokeEndpoint', 'UpdateEndpoint', 'DeleteEndpoint', 'ListTags']
    .map((name) => lacking(`sagemaker:${name}`))
    .join('\n'),
};

for (const size of comparedSizes) {
  const name = `${size.columns}x${size.rows}`;
  describe(`a pasted message, ${name}`, () => {
    it.each(Object.entries(messages))('%s', async (scene, text) => {
      const start = startWith({ size });
      const { document } = parsePolicy(
        JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            { Sid: 'Look', Effect: 'Allow', Action: 'sagemaker:DescribeEndpoint', Resource: '*' },
            { Sid: 'Use', Effect: 'Allow', Action: 'sagemaker:UpdateEndpoint', Resource: endpoint },
          ],
        }),
      );
      const cart = document === undefined ? start.cart : cartFromDocument(document, start.catalog);
      const session = await openSession({ ...start, cart, file: '/home/ines/training-role.json' });
      onTestFinished(() => session.end());
      const { store } = session;
      store.dispatch({ kind: 'arrived', text, from: 'paste', ...readArrivals(text, start.catalog) });
      await session.see('Recognised: ');
      await expect(`${await session.frame()}\n`).toMatchFileSnapshot(`${name}/${scene}.txt`);
      if (scene !== 'arrivals-explicit-deny') return;
      store.dispatch({ kind: 'key', key: 'o' });
      await session.see('File of p-1234: ');
      await expect(`${await session.frame()}\n`).toMatchFileSnapshot(`${name}/open-policy.txt`);
    });
  });
}

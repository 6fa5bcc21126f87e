import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { servicesInUse } from '../../src/app/state/services-in-use.ts';
import { loadCatalog, readServices } from '../../src/catalog/load.ts';
import { type Play, play } from '../support/play.ts';

const { services } = loadCatalog().meta;
const others = services.map(({ prefix }) => prefix).filter((prefix) => !prefix.startsWith('sagemaker'));
const listed = others.filter((prefix) => !['s3', 'kms', 'logs'].includes(prefix)).slice(0, 90);

/** What a search lists is read, a few services at a time. */
const read = (before: Play, prefixes: readonly string[]): Play =>
  before.send({
    kind: 'services-loaded',
    parts: readServices(before.state.catalog, prefixes),
    directory: undefined,
  });

const browsed = (before: Play): Play =>
  Array.from({ length: Math.ceil(listed.length / 6) }, (_, at) => listed.slice(6 * at, 6 * at + 6)).reduce(
    read,
    before,
  );

const has = ({ state }: Play, prefix: string): boolean => state.catalog.parts.has(prefix);

describe('services that a search has listed in passing', () => {
  it('are released when there are many, the latest kept', () => {
    const after = browsed(play());
    expect(after.state.catalog.parts.size).toBeLessThanOrEqual(24);
    expect(has(after, listed[0] ?? '')).toBe(false);
    expect(has(after, listed.at(-1) ?? '')).toBe(true);
    expect(after.state.catalog.action('sagemaker:CreateModel')).toBeDefined();
    expect(read(after, [listed[0] ?? '']).state.catalog.parts.has(listed[0] ?? '')).toBe(true);
  });

  it('are held by nothing that was worked out of them', async () => {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    /** In a function of its own, whose values are gone when it has ended. */
    const look = (): readonly WeakRef<object>[] => {
      // Rows are drawn, with what the preview says of the first.
      const looked = read(play(), ['glue', 'ec2']).type('ec2:getsecurity');
      expect(looked.main.join('\n')).toContain('ec2:GetSecurityGroupsForVpc');
      expect(looked.other.join('\n')).not.toBe('');
      const parts = ['glue', 'ec2'].map(
        (prefix) => new WeakRef(looked.state.catalog.parts.get(prefix) ?? {}),
      );
      expect(has(browsed(looked.press('ctrl-u')), 'ec2')).toBe(false);
      return parts;
    };
    const parts = look();
    // What a turn of the event loop has asked a weak reference for stays until its end.
    await new Promise((resolve) => setImmediate(resolve));
    if (typeof collect === 'function') collect();
    expect(parts.map((each) => each.deref() === undefined)).toEqual([true, true]);
  });

  it('stay where the cart, a change that can be undone, or an opened page speaks of them', () => {
    const cart = read(play(), ['s3']).type('s3:getobject').press('tab');
    const undone = read(cart.press('ctrl-u'), ['kms']).type('kms:decrypt').press('tab', 'tab');
    const page = read(undone.press('ctrl-u'), ['logs']).type('logs:putlogevents').press('enter');
    expect([cart.tally, undone.tally]).toEqual(['cart 1', 'cart 1']);
    const after = browsed(page);
    expect(['s3', 'kms', 'logs'].map((prefix) => has(after, prefix))).toEqual([true, true, true]);
    expect(has(after, listed[0] ?? '')).toBe(false);
  });

  it('all stay where the state holds a pattern over services', () => {
    const { state } = play();
    const { cart } = state;
    const held = { ...state, cart: { ...cart, present: { ...cart.present, statement: ['s*:Get*'] } } };
    expect(servicesInUse(held)).toBeUndefined();
    expect(servicesInUse(state)?.has('s3')).toBe(false);
    const anywhere = { ...state, file: 'arn:aws:kms:*:111122223333:key/*, s*:GetObject' };
    expect(servicesInUse(anywhere)).toBeUndefined();
  });

  it('are those of ARNs, whose region, account and resource may be patterns and are no services', () => {
    const { state } = play();
    const file = '{"Resource":["arn:aws:logs:*:*:log-group:*:*","arn:*:kms:::key/?"],"Action":"s3:Get*"}';
    const used = servicesInUse({ ...state, file });
    expect(['logs', 'kms', 's3'].map((prefix) => used?.has(prefix))).toEqual([true, true, true]);
    expect(servicesInUse({ ...state, file: 'arn:aws:*:*:*:*' })).toBeUndefined();
    const inside = { ...state, file: 'arn:aws:s3:::b/${ec2:SourceInstanceARN}/*;sts:AssumeRole' };
    expect([...(servicesInUse(inside) ?? [])].sort()).toEqual(['ec2', 's3', 'sts']);
    const claimed = { ...state, file: 'arn:aws:s3:::b/${cognito-identity.amazonaws.com:sub}' };
    expect([...(servicesInUse(claimed) ?? [])].sort()).toEqual(['s3', 'sts']);
  });

  it('are also those that a name or a slip may mean, as a finding offers them', () => {
    const { state } = play();
    const file = '"sesv2:SendEmail" "dynamodbb:GetItem" "monitoring:PutMetricData"';
    const used = servicesInUse({ ...state, file });
    expect(['ses', 'dynamodb', 'cloudwatch'].map((prefix) => used?.has(prefix))).toEqual([true, true, true]);
  });

  it('are also those that list condition keys by prefixes of their own', () => {
    const { state } = play();
    const used = servicesInUse({ ...state, file: '"saml:aud" "accounts.google.com:sub" "identitycenter:x"' });
    expect([...(used ?? [])].sort()).toEqual(['sso', 'sts']);
  });

  it('are none of what was asked before, and released while `*:` is typed', () => {
    const after = browsed(play({ recent: ['*:getitem', 's3*:get'] }).type('*:getqueue'));
    expect(after.state.catalog.parts.size).toBeLessThanOrEqual(24);
    expect(servicesInUse(play().type('s3*:get').state)).toBeUndefined();
  });
});

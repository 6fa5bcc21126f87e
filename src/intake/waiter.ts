/** Waiters of SDKs and the CLI: which operation they ask again and again. Names: the SDKs' waiter definitions. */
import { homeService } from '../catalog/home-service.ts';
import { squeeze } from '../catalog/squeeze.ts';
import type { Facts } from './facts.ts';

/** Waiters whose operation does not follow from their name, squeezed. */
const known: Readonly<Record<string, string>> = {
  bucketexists: 'HeadBucket',
  bucketnotexists: 'HeadBucket',
  objectexists: 'HeadObject',
  objectnotexists: 'HeadObject',
  instancerunning: 'DescribeInstances',
  instanceterminated: 'DescribeInstances',
  functionactive: 'GetFunctionConfiguration',
  functionupdated: 'GetFunctionConfiguration',
  imagescancomplete: 'DescribeImageScanFindings',
  tableexists: 'DescribeTable',
  tablenotexists: 'DescribeTable',
  roleexists: 'GetRole',
  policyexists: 'GetPolicy',
};

/** What names of waiters end in: the state that is waited for. */
const state =
  /(?:inservice|completedorstopped|completed|complete|stopped|deleted|created|updated|exists|notexists|active|running|available|ready|terminated|stable)$/u;

/**
 * The operation of a waiter, in any spelling: `training_job_completed_or_stopped` waits by DescribeTrainingJob. Without
 * a service only SageMaker's count. Undefined when it follows neither from the table nor from the name.
 */
export function waitedFor(name: string, service: string | undefined, facts: Facts): string | undefined {
  const key = squeeze(name);
  if (Object.hasOwn(known, key)) return known[key];
  for (
    let noun = key.replace(state, ''), before = key;
    noun !== before;
    before = noun, noun = noun.replace(state, '')
  ) {
    for (const operation of [`describe${noun}`, `describe${noun}s`]) {
      const services = facts.servicesWith(operation);
      if (service === undefined ? services[0] === homeService : services.includes(service)) return operation;
    }
  }
  return undefined;
}

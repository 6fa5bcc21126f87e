/** What must hold of every pair of policies of the small world. */
import type { PolicyDocument } from '../../../src/iam/document.ts';
import { type Comparison, compare, type WitnessRequest } from '../../../src/iam/semantics/compare.ts';
import { decide } from '../../../src/iam/semantics/decide.ts';
import type { AttachedPolicy } from '../../../src/iam/semantics/layers.ts';
import { allows, type WholeRequest } from './reference.ts';
import { actions, type Pair, requestsOver, worldFacts } from './small-world.ts';

/** A document as the one policy of an identity. */
export function identity(document: PolicyDocument): readonly AttachedPolicy[] {
  return [{ kind: 'identity', document, file: 'policy.json' }];
}

const lists = ({ action, resource, context }: WitnessRequest): WholeRequest => ({
  action,
  resource,
  context: Object.fromEntries(
    Object.entries(context).map(([key, value]) => [key.toLowerCase(), [value].flat()]),
  ),
});

const isDecidedAllowed = (document: PolicyDocument, { action, resource, context }: WholeRequest): boolean => {
  const request = { action, resource, context, unnamed: 'absent' } as const;
  return decide(identity(document), request, worldFacts).decision === 'allowed';
};

const complain = (what: string, request: unknown): never => {
  throw new Error(`${what}: ${JSON.stringify(request)}`);
};

/** Counts of what was seen, so that a run can say that it did not look away. */
export interface Seen {
  pairs: number;
  equal: number;
  witnesses: number;
  unknown: number;
  requests: number;
}

function checkSide(pair: Pair, side: 'gained' | 'lost', { [side]: areas, unknown }: Comparison): void {
  const [has, lacks] = side === 'gained' ? [pair.after, pair.before] : [pair.before, pair.after];
  for (const { witness } of areas) {
    const request = lists(witness);
    if (!allows(has, request) || allows(lacks, request))
      complain(`A false witness of what is ${side}`, request);
    if (!isDecidedAllowed(has, request) || isDecidedAllowed(lacks, request))
      complain(`A witness that decide does not confirm (${side})`, request);
  }
  for (const action of actions) {
    const told = [...areas, ...unknown].some((each) => each.action === action);
    if (told) continue;
    const missed = requestsOver(pair, action).find(
      (request) => allows(has, request) && !allows(lacks, request),
    );
    if (missed !== undefined) complain(`Not told that this is ${side}`, missed);
  }
}

/** Comparison against all requests of the world, decide against the plain evaluator. Throws what it finds wrong. */
export function checkPair(pair: Pair, seen: Seen): void {
  const comparison = compare(identity(pair.before), identity(pair.after), worldFacts);
  checkSide(pair, 'gained', comparison);
  checkSide(pair, 'lost', comparison);
  const requests = actions.flatMap((action) => requestsOver(pair, action));
  // A part of the requests is enough for decide: each is asked alone, and there are many pairs.
  const step = 1 + Math.floor(requests.length / 40);
  for (let at = 0; at < requests.length; at += step) {
    const request = requests[at];
    if (request === undefined) continue;
    if (isDecidedAllowed(pair.after, request) !== allows(pair.after, request))
      complain('Decided wrongly', request);
    seen.requests += 1;
  }
  seen.pairs += 1;
  seen.equal += comparison.equal === true ? 1 : 0;
  seen.unknown += comparison.unknown.length > 0 ? 1 : 0;
  seen.witnesses += comparison.gained.length + comparison.lost.length;
}

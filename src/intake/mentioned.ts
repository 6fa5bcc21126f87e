/** Which services a text speaks of, so that their resource types are at hand before it is read. */
import type { Facts } from './facts.ts';

const mention =
  /\barn:aws[a-z-]*:([a-z0-9-]{2,40}):|"eventSource\\?"\s*:\s*\\?"([a-z0-9.-]{2,60})\.amazonaws/gu;

/** Prefixes of the services whose ARNs or events the text holds. */
export function servicesMentioned(text: string, facts: Pick<Facts, 'service'>): readonly string[] {
  const names = new Set<string>();
  for (const [, arn, source] of text.matchAll(mention)) names.add(arn ?? source ?? '');
  return [...new Set([...names].flatMap((name) => facts.service(name) ?? []))];
}

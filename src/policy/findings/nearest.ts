/**
 * The name somebody meant. Names here are long and structured (`CreateTrainingJob`), and slips are few:
 * letters left out, doubled, swapped, or a neighbouring word. Optimal string alignment distance counts
 * exactly these. Candidates are one service's names, at most about a thousand, and only unknown names are
 * looked up.
 */
import { editDistance } from '../../text/edit-distance.ts';

/** Letters that both begin with. */
function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/**
 * The candidate nearest to the text, ignoring case and a service prefix that both have, and whether it is
 * near enough to be offered as a fix. Undefined when nothing is like it: neither spelt alike nor beginning
 * alike.
 */
export function nearest(
  text: string,
  candidates: Iterable<string>,
): { readonly name: string; readonly close: boolean } | undefined {
  const bare = (name: string): string => name.toLowerCase().replace(/^[^:]*:/, '');
  const wanted = bare(text);
  let best: { name: string; steps: number; score: number } | undefined;
  for (const name of candidates) {
    const candidate = bare(name);
    const steps = editDistance(wanted, candidate);
    // A common beginning counts for more than the ends differ: TargetContainerHostname is near TargetModel.
    const score = steps - 2 * commonStart(wanted, candidate);
    if (best === undefined || score < best.score) best = { name, steps, score };
  }
  if (best === undefined || best.score > wanted.length / 2) return undefined;
  return { name: best.name, close: best.steps <= Math.max(1, Math.floor(wanted.length / 6)) };
}

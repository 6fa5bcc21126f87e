/**
 * Whether a pattern is found near a place. A message is judged by the words around it, and a log has a hundred thousand
 * places to judge: the pattern is looked for once in the whole text, and each place looks into the list of where it was.
 */

/** Asks whether the pattern begins somewhere from an offset up to another. */
export type Near = (from: number, to: number) => boolean;

/** Looks for a pattern in a text when it is first asked about. */
export function nearIn(text: string, pattern: RegExp): Near {
  let places: Uint32Array | undefined;
  return (from, to) => {
    places ??= Uint32Array.from(
      text.matchAll(new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`)),
      ({ index }) => index,
    );
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return (places[low] ?? to) < to;
  };
}

/**
 * Whether a pattern is found near a place. A message is judged by the words around it, and a log has a hundred thousand
 * places to judge: the pattern is looked for once in the whole text, and each place looks into the list of where it was.
 */

/** The first place from an offset up to another where the pattern begins; undefined where there is none. */
export type First = (from: number, to: number) => number | undefined;
/** Whether there is one. */
export type Near = (from: number, to: number) => boolean;

/** Looks for a pattern in a text when it is first asked about, and tells where it stands. */
export function firstIn(text: string, pattern: RegExp): First {
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
    const place = places[low];
    return place !== undefined && place < to ? place : undefined;
  };
}

/** The same, told only whether. */
export function nearIn(text: string, pattern: RegExp): Near {
  const first = firstIn(text, pattern);
  return (from, to) => first(from, to) !== undefined;
}

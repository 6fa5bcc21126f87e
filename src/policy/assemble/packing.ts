/**
 * Bin packing: things of given lengths into as few boxes (bins) of one size as possible.
 *
 * First fit in the order given is taken when no fewer boxes are possible by the sum of the lengths: then what is added
 * later moves nothing. Else first fit decreasing (by falling length), which needs at most two ninths more than the best; and while
 * that, too, is above the sum's bound, a search (the largest thing first, never two boxes that are equally full) looks
 * for fewer, for at most `maxSteps` steps.
 */

const maxSteps = 20_000;

/** The things of each box, by their places in ascending order; boxes by their first thing. */
export type Boxes = readonly (readonly number[])[];

const ordered = (boxes: Boxes): Boxes =>
  boxes.map((box) => [...box].sort((a, b) => a - b)).sort(([a = 0], [b = 0]) => a - b);

function firstFit(lengths: readonly number[], order: readonly number[], room: number): number[][] {
  const boxes: { readonly things: number[]; left: number }[] = [];
  for (const thing of order) {
    const length = lengths[thing] ?? 0;
    const box = boxes.find(({ left }) => length <= left);
    if (box === undefined) boxes.push({ things: [thing], left: room - length });
    else {
      box.things.push(thing);
      box.left -= length;
    }
  }
  return boxes.map(({ things }) => things);
}

/** Looks for fewer boxes than `start` has; gives the best found. */
function search(
  lengths: readonly number[],
  order: readonly number[],
  room: number,
  start: Boxes,
  bound: number,
): Boxes {
  let best = start;
  let steps = 0;
  const boxes: number[][] = [];
  const left: number[] = [];
  const place = (at: number): void => {
    if (steps++ > maxSteps || best.length <= bound || boxes.length >= best.length) return;
    const thing = order[at];
    if (thing === undefined) {
      best = boxes.map((box) => [...box]);
      return;
    }
    const length = lengths[thing] ?? 0;
    const tried = new Set<number>();
    for (const [number, box] of boxes.entries()) {
      const free = left[number] ?? 0;
      if (length > free || tried.has(free)) continue;
      tried.add(free);
      box.push(thing);
      left[number] = free - length;
      place(at + 1);
      box.pop();
      left[number] = free;
    }
    boxes.push([thing]);
    left.push(room - length);
    place(at + 1);
    boxes.pop();
    left.pop();
  };
  place(0);
  return best;
}

/** No fewer boxes are possible: one for each thing that is longer than a box, and as many as the others fill together. */
export function sumBound(lengths: readonly number[], room: number): number {
  const tooLong = lengths.filter((length) => length > room).length;
  const rest = lengths.filter((length) => length <= room).reduce((sum, length) => sum + length, 0);
  return tooLong + Math.ceil(rest / room);
}

/**
 * Packs things into boxes of `room`. What is longer than a box gets one for itself. The answer depends on nothing but
 * the arguments.
 */
export function fewestBoxes(lengths: readonly number[], room: number): Boxes {
  const inOrder = lengths.map((_, at) => at);
  const simple = firstFit(lengths, inOrder, room);
  const bound = sumBound(lengths, room);
  if (simple.length <= bound) return ordered(simple);
  const falling = inOrder.toSorted((a, b) => (lengths[b] ?? 0) - (lengths[a] ?? 0));
  const dense = firstFit(lengths, falling, room);
  const best = dense.length < simple.length ? dense : simple;
  return ordered(best.length <= bound ? best : search(lengths, falling, room, best, bound));
}

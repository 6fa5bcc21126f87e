/**
 * Parting things into the fewest groups of which all members go together, when "go together" is a question about
 * pairs. This is the colouring of a graph, hard in general; ours have a few dozen nodes and few conflicts.
 *
 * First fit in the order given, then a set of things that all exclude each other as a lower bound. Only when first
 * fit needs more than that bound does a search (branch and bound, the most constrained node first) look for fewer
 * groups. Its work is bounded, not its steps: one step of a graph of thousands costs more than the whole search of a
 * small one, and what it could save there is a few statements in hundreds.
 */

/** Places looked at before the search takes the best found so far: about 0.1 s. */
const maxWork = 4_000_000;

/** For each node those that it must be kept apart from. */
type Conflicts = readonly ReadonlySet<number>[];

const conflict = (conflicts: Conflicts, a: number, b: number): boolean => conflicts[a]?.has(b) ?? false;

/** The groups that a node cannot join: those of the nodes that it conflicts with, as far as they have one. */
function taken(conflicts: Conflicts, groups: readonly number[], node: number): ReadonlySet<number> {
  const found = new Set<number>();
  for (const other of conflicts[node] ?? []) {
    const group = groups[other] ?? -1;
    if (group >= 0) found.add(group);
  }
  return found;
}

/** First fit in order: each thing goes into the first group without a conflict. Gives the group of each. */
const firstFit = (conflicts: Conflicts): readonly number[] => {
  const groups: number[] = [];
  for (let node = 0; node < conflicts.length; node++) {
    const used = taken(conflicts, groups, node);
    let group = 0;
    while (used.has(group)) group++;
    groups.push(group);
  }
  return groups;
};

/**
 * Size of a set of things that all exclude each other, found greedily: no fewer groups are possible. `conflicts` gives
 * for each thing those that it must be kept apart from.
 */
export function lowerBound(conflicts: readonly ReadonlySet<number>[]): number {
  const degree = (node: number): number => conflicts[node]?.size ?? 0;
  const order = conflicts.map((_, node) => node).sort((a, b) => degree(b) - degree(a));
  let best = 0;
  for (const start of order.slice(0, 20)) {
    const clique = [start];
    for (const node of order) {
      if (degree(node) < clique.length) break;
      if (node !== start && clique.every((member) => conflict(conflicts, member, node))) clique.push(node);
    }
    best = Math.max(best, clique.length);
  }
  return best;
}

const groupCount = (groups: readonly number[]): number =>
  groups.reduce((most, group) => Math.max(most, group + 1), 0);

/** Looks for a parting into fewer groups than the start has; gives the best found within the bound. */
const search = (conflicts: Conflicts, start: readonly number[], bound: number): readonly number[] => {
  const size = conflicts.length;
  let best = start;
  let bestCount = groupCount(start);
  let work = 0;
  const groups: number[] = new Array(size).fill(-1);

  const extend = (placed: number, used: number): void => {
    if (work > maxWork || used >= bestCount || bestCount <= bound) return;
    if (placed === size) {
      best = [...groups];
      bestCount = used;
      return;
    }
    let node = -1;
    let mostTaken: ReadonlySet<number> = new Set();
    for (let each = 0; each < size; each++) {
      if ((groups[each] ?? -1) >= 0) continue;
      work += 1 + (conflicts[each]?.size ?? 0);
      const now = taken(conflicts, groups, each);
      if (node < 0 || now.size > mostTaken.size) [node, mostTaken] = [each, now];
    }
    for (let group = 0; group <= Math.min(used, bestCount - 2); group++) {
      if (mostTaken.has(group)) continue;
      groups[node] = group;
      extend(placed + 1, Math.max(used, group + 1));
      groups[node] = -1;
    }
  };
  extend(0, 0);
  return best;
};

/** All nodes behind one: of every pair it is asked whether they go together. */
const allBehind =
  (count: number) =>
  (node: number): readonly number[] =>
    Array.from({ length: count - node - 1 }, (_, at) => node + 1 + at);

/**
 * Parts `0 … count-1` into groups whose members all go together. Members in ascending order, groups by their first
 * member. The answer depends on nothing but the arguments. `near` gives the nodes behind one that may have to be kept
 * apart from it, where that is known without asking; of the others `goTogether` is taken to be true.
 */
export function fewestGroups(
  count: number,
  goTogether: (a: number, b: number) => boolean,
  near: (node: number) => Iterable<number> = allBehind(count),
): readonly (readonly number[])[] {
  const conflicts: readonly Set<number>[] = Array.from({ length: count }, () => new Set<number>());
  for (let a = 0; a < count; a++) {
    for (const b of near(a)) {
      if (goTogether(a, b)) continue;
      conflicts[a]?.add(b);
      conflicts[b]?.add(a);
    }
  }
  const simple = firstFit(conflicts);
  const bound = lowerBound(conflicts);
  const groups = groupCount(simple) <= bound ? simple : search(conflicts, simple, bound);
  // Nodes come in order, so a group stands where its first member does.
  const members = new Map<number, number[]>();
  for (const [node, group] of groups.entries())
    if (members.get(group)?.push(node) === undefined) members.set(group, [node]);
  return [...members.values()];
}

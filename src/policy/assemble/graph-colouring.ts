/**
 * Parting things into the fewest groups of which all members go together, when "go together" is a question about
 * pairs. This is the colouring of a graph, hard in general; ours have a few dozen nodes and few conflicts.
 *
 * First fit in the order given, then a set of things that all exclude each other as a lower bound. Only when first
 * fit needs more than that bound does a search (branch and bound, the most constrained node first) look for fewer
 * groups, for at most `maxNodes` steps.
 */

const maxNodes = 20_000;

type Conflicts = readonly (readonly boolean[])[];

const conflict = (conflicts: Conflicts, a: number, b: number): boolean => conflicts[a]?.[b] ?? false;

/** First fit in order: each thing goes into the first group without a conflict. Gives the group of each. */
const firstFit = (conflicts: Conflicts): readonly number[] => {
  const groups: number[] = [];
  for (let node = 0; node < conflicts.length; node++) {
    const taken = new Set(groups.filter((_, other) => conflict(conflicts, node, other)));
    let group = 0;
    while (taken.has(group)) group++;
    groups.push(group);
  }
  return groups;
};

/** Size of a set of things that all exclude each other, found greedily: no fewer groups are possible. */
const lowerBound = (conflicts: Conflicts): number => {
  const degree = conflicts.map((row) => row.filter(Boolean).length);
  const order = conflicts.map((_, node) => node).sort((a, b) => (degree[b] ?? 0) - (degree[a] ?? 0));
  let best = 0;
  for (const start of order.slice(0, 20)) {
    const clique = [start];
    for (const node of order) {
      if (node !== start && clique.every((member) => conflict(conflicts, member, node))) clique.push(node);
    }
    best = Math.max(best, clique.length);
  }
  return best;
};

/** Looks for a parting into fewer than `groupsOf(best)` groups; gives the best found within the bound. */
const search = (conflicts: Conflicts, start: readonly number[], bound: number): readonly number[] => {
  const size = conflicts.length;
  let best = start;
  let bestCount = Math.max(-1, ...start) + 1;
  let steps = 0;
  const groups: number[] = new Array(size).fill(-1);

  const taken = (node: number): ReadonlySet<number> =>
    new Set(groups.filter((group, other) => group >= 0 && conflict(conflicts, node, other)));

  const extend = (placed: number, used: number): void => {
    if (steps++ > maxNodes || used >= bestCount || bestCount <= bound) return;
    if (placed === size) {
      best = [...groups];
      bestCount = used;
      return;
    }
    let node = -1;
    let mostTaken: ReadonlySet<number> = new Set();
    for (let each = 0; each < size; each++) {
      if ((groups[each] ?? -1) >= 0) continue;
      const now = taken(each);
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

/**
 * Parts `0 … count-1` into groups whose members all go together. Members in ascending order, groups by their first
 * member. The answer depends on nothing but the arguments.
 */
export const fewestGroups = (
  count: number,
  goTogether: (a: number, b: number) => boolean,
): readonly (readonly number[])[] => {
  const conflicts: boolean[][] = Array.from({ length: count }, () => new Array<boolean>(count).fill(false));
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const apart = !goTogether(a, b);
      const [rowA, rowB] = [conflicts[a], conflicts[b]];
      if (rowA !== undefined) rowA[b] = apart;
      if (rowB !== undefined) rowB[a] = apart;
    }
  }
  const simple = firstFit(conflicts);
  const bound = lowerBound(conflicts);
  const groups = Math.max(-1, ...simple) + 1 <= bound ? simple : search(conflicts, simple, bound);
  const members = new Map<number, number[]>();
  for (const [node, group] of groups.entries()) members.set(group, [...(members.get(group) ?? []), node]);
  return [...members.values()].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
};

/** How likely somebody means an action's verb who did not type it. */

/** From the one most asked for to the least; a verb that is not here comes after all of them. */
const byUse = (
  'create describe list get update delete start add put stop invoke search batch register send associate ' +
  'attach import deploy query'
).split(' ');

const rank: ReadonlyMap<string, number> = new Map(byUse.map((verb, index) => [verb, index]));

/** Place of a verb in the order of use, 0 for the commonest. */
export const verbRank = (verb: string): number => rank.get(verb) ?? byUse.length;

/**
 * The one score of the search, and why it is what it is.
 *
 * People do not type names; they type what they remember of one. So an entry is ranked by how little has to
 * have happened on the way from its name to the text that was typed: words left out, words cut short or
 * squeezed to a few letters, letters mistyped, words put in another order, another word used for the same
 * thing. Each has a cost; the explanation with the smallest sum is the entry's, and the entry with the
 * smallest sum comes first. (In a noisy channel's terms the costs are negative log likelihoods, set by hand.)
 *
 * Five rules fix the order of the costs; the numbers only have to keep to them:
 *
 * 1. The whole name, letter for letter, beats everything.
 * 2. Letters that begin a word say more than letters inside one, a longer run more than a short one. So a
 *    word costs nothing, its beginning little, its skeleton (`pkg`, `cfg`) more, a lone initial most. A lone
 *    initial is cheap only among others: who types initials types nothing else.
 * 3. What was typed must all be accounted for; what was not typed is only missing. A word left out at the
 *    end (still to be typed) costs less than one skipped, and a connecting word costs nearly nothing. This is
 *    also why the shorter of two names comes first.
 * 4. A mistyped letter costs more than any way of abbreviating that leaves the letters in order, so that
 *    typos are looked for only where no such way exists: that keeps them cheap to support.
 * 5. A word found in the name beats the same word found in the description, which beats a word not found.
 *
 * Ties: actions before keys before resource types, then the shorter name, then the verb in commoner use, then
 * the alphabet. A resource type, whose name is a part of many actions' names, pays more than an action whose
 * verb was left out; otherwise `training job` would never mean CreateTrainingJob.
 */
import { type NameColumns, roleOf, WordRole, wordAt, wordCount } from './name-columns.ts';

/** A query that is the entry's name, or its id, comes before whatever else could be said for it. */
export const exactName = -10;

/** A word cut short, by the number of its letters that were typed: one, two, more. */
export const cutToInitial = 1.1;
export const cutToTwo = 0.6;
export const cutShort = 0.35;
/** The last word of a run that is typed out so far: the next key may complete it. */
export const stillTyping = 0.2;
/** `job` for Jobs, `tags` for Tag. */
export const otherNumber = 0.15;

/** A word squeezed to letters of it in order: for doing so at all, per gap, per consonant lost; if only two are left. */
export const squeezed = 0.7;
export const squeezeGap = 0.12;
export const squeezeConsonant = 0.06;
export const squeezeToTwo = 0.15;

/** A lone initial right behind another. */
export const initialAfterInitial = 0.5;
/** Each word given by its initial, where every word of the query is. */
export const initialAmongInitials = 0.3;

/** Words of the name that nothing typed accounts for, by place; a verb's is raised by its rank in use. */
const verbSkipped = 0.9;
const verbRankStep = 0.05;
const wordSkippedBefore = 0.8;
export const wordSkippedBetween = 0.9;
const wordSkippedAfter = 0.5;
/** Each further one: the more of a name is missing, the less one word more says. */
const furtherWordSkippedAfter = 0.25;
export const connectorSkipped = 0.1;
/** The most that words left out may cost where the query met the description alone. */
export const skippedAtMost = 1.2;

/** One letter wrong, missing, too many, or two swapped. */
export const oneEdit = 1.3;
/** One letter of an abbreviation wrong or too many, or two swapped: there is less left to know it by. */
export const abbreviationEdit = 1.6;
/** A mistyped run that ends inside a word. */
export const editedAndCut = 0.3;

/** Another form of a word of the name: `configuration` for Config, `tune` for Tuning. */
export const otherForm = 0.6;
/** A colloquial word for IAM's verb; more for the less likely of the verbs it may stand for. */
export const synonym = 1.0;
export const synonymStep = 0.25;

/** A word found in the description: as it is, in the other number, begun, in another form, mistyped. */
export const inDescription = 1.4;
export const inDescriptionNumber = 1.45;
export const inDescriptionCut = 1.8;
export const inDescriptionForm = 1.9;
export const inDescriptionTypo = 2.7;
/** A word in both counts as in the name, as long as it is not found there by this much worse. */
export const nameOverDescription = 0.5;
/** A form of a word of the name, where the description has the word as it was typed: so much less. */
export const confirmed = 0.15;
/**
 * A form or an abbreviation in the name of what is a word as it stands, where the description does not have that word:
 * the two met by accident (`customization` in CustomerMetadataProperties).
 */
export const unconfirmed = 1;
/** A long description holds any given word more easily: per doubling of its length. */
export const descriptionLength = 0.1;

/**
 * A word of the query found nowhere in the entry: at least, and more for a word that few entries have, which
 * says most about what was meant.
 */
export const notFound = 3;
export const rareNotFound = 2;
/** By how much an entry that lacks a word must be better than all that lack none to come before them. */
export const lackingMargin = 1.5;
/** A word without meaning of its own; that it is missing says little, that it is there a little more. */
export const stopWordNotFound = 0.15;

/** Two words of the query in the other order than the name has them. */
export const outOfOrder = 0.08;
/** A word of the query that only says again what another one said. */
export const saidTwice = 0.6;
/** Words typed apart that the name has as one, or has in one piece over the gap. */
export const joined = 0.25;

/** What a resource type pays unless its name was typed exactly. */
export const resourceType = 1.5;

/**
 * How much an alignment of so many letters may cost and still be taken for what was meant. Letters that
 * merely occur in order cost about one initial each, and stay above it.
 */
export function alignmentLimit(letters: number): number {
  return 0.6 + 0.45 * letters;
}

/** How many edits a run of so many letters may hold and still be recognised. */
export function editsAllowed(letters: number): number {
  return letters < 3 ? 0 : letters < 7 ? 1 : letters < 12 ? 2 : 3;
}

/** A service prefix was typed, and the entry's is another: `sagemaker:ResourceTag` against aws:ResourceTag. */
export const otherPrefix = 0.02;

/**
 * How far entries beyond the home service stand back: any, by how uncommon its service and itself are at most, and the
 * home service's sisters.
 */
export const otherService = 0.5;
export const uncommonService = 0.9;
export const uncommonAction = 0.3;
export const sisterHandicap = 0.2;
/** A service that was named, by how: by its name, by a thing that it is known for, glued to the next word. */
export const serviceNamed = { name: 0.05, thing: 0.35, run: 0.3 } as const;
/** Nothing but a service was named: its actions are listed behind whatever has the word in its name. */
export const serviceAlone = 1.6;
/**
 * By how much a reading beyond the home service must be better than one in it that lacks no word; not where the query
 * is another action's very name, or names the service.
 */
export const homeAdvantage = 3.2;
/** The same where the reading in the home service supposes a typo. */
export const homeTypoAdvantage = 0.3;
/** The same for a service that is named by an ordinary word. */
export const homeWordAdvantage = 4;
/** A query that is the name of an action beyond the home service: before all but the home service's exact names. */
export const exactElsewhere = -1;
/** The same typed as words with blanks, which may be just words, where the home service has all of them. */
export const exactInWords = 1;
/** A colloquial phrase, and each word of the query beyond it. */
export const phrase = 0.2;
export const nextOfPhrase = 0.05;
export const wordBeyondPhrase = 0.7;

/** The bits of the words from the first to the last. */
export function bits(first: number, last: number): number {
  return ((1 << (last - first + 1)) - 1) << first;
}

/** Bits of the words that a stretch of the squeezed name touches, and whether it ends inside one. */
export function coveredBy(
  starts: readonly number[],
  start: number,
  end: number,
): { covered: number; cut: boolean } {
  let covered = 0;
  let cut = true;
  for (let word = 0; word + 1 < starts.length; word++) {
    const from = starts[word] ?? 0;
    const to = starts[word + 1] ?? 0;
    if (from < end && to > start) covered |= 1 << word;
    if (to === end) cut = false;
  }
  return { covered, cut };
}

/** What it costs that a word before everything typed was not typed. */
export function skipCostBefore(names: NameColumns, position: number, word: number): number {
  const role = roleOf(names, position, word);
  if (role === WordRole.verb)
    return verbSkipped + Math.min(names.verbRanks[wordAt(names, position, word)] ?? 0, 10) * verbRankStep;
  return role === WordRole.connector ? connectorSkipped : wordSkippedBefore;
}

/** The same of a word after everything typed: right behind it, or further on. */
export function skipCostAfter(role: number, where: 'next' | 'further'): number {
  if (role === WordRole.connector) return connectorSkipped;
  return where === 'next' ? wordSkippedAfter : furtherWordSkippedAfter;
}

/** What it costs that some words of a name were not typed. */
export function skipCost(names: NameColumns, position: number, covered: number): number {
  let sum = 0;
  const count = wordCount(names, position);
  const last = covered === 0 ? -1 : 31 - Math.clz32(covered);
  let begun = false;
  for (let word = 0; word < count; word++) {
    if ((covered & (1 << word)) !== 0) begun = true;
    else if (!begun) sum += skipCostBefore(names, position, word);
    else {
      const role = roleOf(names, position, word);
      if (word > last) sum += skipCostAfter(role, word === last + 1 ? 'next' : 'further');
      else sum += role === WordRole.connector ? connectorSkipped : wordSkippedBetween;
    }
  }
  return sum;
}

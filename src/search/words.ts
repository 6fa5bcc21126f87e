/**
 * How text becomes words, on both sides of the search: names of entries, descriptions, and what was typed.
 *
 * Folding keeps every UTF-16 offset where it was, so that a match found in folded text can be highlighted in
 * the text as it is shown. That is why a character whose lower case is longer (`İ`) stays as it is.
 */

/** A word of a name: its folded text and where it stands in the name, UTF-16 offsets, end exclusive. */
export interface NameWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Written in capitals and digits alone, as `ML`, `AI`, `V2`, `S3`: such a word may stand for its own initial. */
  readonly acronym: boolean;
}

/** Lower case, with every offset kept. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (character) => {
    const small = character.toLowerCase();
    return small.length === character.length ? small : character;
  }).join('');
}

// A run of capitals with digits that no small letter follows; a capitalised word; small letters; digits.
const hump = /[A-Z]+\d*(?![a-z])|[A-Z][a-z]+|[a-z]+|\d+/g;
const placeholder = /\$\{[^}]*\}/g;

/**
 * The words of an entry's name: at capitals, digits and punctuation. A `${Placeholder}` is not among them: it
 * stands for text that the name does not have.
 */
export function nameWords(name: string): readonly NameWord[] {
  const visible = name.replace(placeholder, (hole) => ' '.repeat(hole.length));
  return Array.from(visible.matchAll(hump), (match) => ({
    text: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
    acronym: /^[A-Z]+\d*$/.test(match[0]) && match[0].length <= 3,
  }));
}

/** A word of running text: folded, with its offsets. */
export interface TextWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const textWord = /[\p{L}\p{N}]+/gu;

/** The words of what was typed or of a description: runs of letters and digits. */
export function textWords(text: string): readonly TextWord[] {
  return Array.from(fold(text).matchAll(textWord), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * The words of a description, and the words inside those that are written like names: `ImageVersion` is a
 * word, and so are `image` and `version`.
 */
export function proseWords(text: string): readonly TextWord[] {
  return textWords(text).flatMap((word) => {
    const written = text.slice(word.start, word.end);
    const parts = Array.from(written.matchAll(hump), (match) => ({
      text: match[0].toLowerCase(),
      start: word.start + match.index,
      end: word.start + match.index + match[0].length,
    }));
    return parts.length > 1 ? [word, ...parts] : [word];
  });
}

// Words that are one word on their own, too: `creates`, `Creates`, `VPC`, `42`.
const simpleWord = /^(?:[A-Z]?[a-z]+|[A-Z]+|\d+)$/;

/** How many words `proseWords` finds, without making them. */
export function countProseWords(text: string): number {
  let count = 0;
  for (const word of text.match(textWord) ?? []) {
    const parts = simpleWord.test(word) ? 1 : (word.match(hump)?.length ?? 1);
    count += parts > 1 ? parts + 1 : 1;
  }
  return count;
}

/**
 * A word without its grammatical ending, so that `tags` and `tag`, `repositories` and `repository` meet. Only
 * plurals: other endings are left to prefix matching, which needs no list of them.
 */
export function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 2 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

// Longest first. What is left must still be a word's worth of letters.
const endings = ['ization', 'ation', 'ment', 'ence', 'ing', 'ion', 'ate', 'ize', 'ed', 'er', 'al', 'e'];

/**
 * What the forms of one word have in common: `purchasing` and `purchase`, `deployment` and `deploy`,
 * `tagging` and `tags`. Crude on purpose: two words that meet here by accident are only weak evidence.
 */
export function stem(word: string): string {
  const one = singular(word);
  for (const ending of endings) {
    const rest = one.length - ending.length;
    if (rest < 3 || !one.endsWith(ending)) continue;
    const doubled = rest > 3 && one[rest - 1] === one[rest - 2] && !/[aeiouls]/.test(one[rest - 1] ?? '');
    return one.slice(0, doubled ? rest - 1 : rest);
  }
  return one;
}

// Endings that a noun or verb takes in English, and what `config` and `app` were cut from.
const longerEnding =
  /^(?:e?s|e?d|e?rs?|ings?|ions?|ations?|ments?|ables?|ability|urations?|lications?|ositor(?:y|ies)|y)$/;

/** `configuration` for `config`, `application` for `app`: the typed word goes on where the name's stops. */
export function isLongerForm(typed: string, word: string): boolean {
  return word.length >= 3 && typed.startsWith(word) && longerEnding.test(typed.slice(word.length));
}

/**
 * The letters of a text as a set of bits, to rule entries out without looking at them. Characters beyond
 * a–z and 0–9 share the last bit, which no name has.
 */
export function letters(text: string): number {
  let mask = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 97 && code <= 122) mask |= 1 << (code - 97);
    else if (code >= 48 && code <= 57) mask |= 1 << (26 + (code - 48) / 2);
    else mask |= 1 << 31;
  }
  return mask;
}

/** How many bits are set. */
export function bitCount(mask: number): number {
  let rest = mask - ((mask >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Words that carry no meaning of their own in a query; left out unless the query has nothing else. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a an the of for to in on at by with from into and or as is are be it its this that which who what how ' +
    'can could do does i we you my our your me when where all any some one more off please want need allow permission permissions ' +
    'aws amazon sagemaker iam condition'
  ).split(' '),
);

/**
 * A run of letters as whole words of a vocabulary, as few as possible; undefined if it is not made of them.
 * `trainingjobcreate` is such a run: words in another order, typed without blanks.
 */
export function segmented(run: string, knows: (word: string) => boolean): readonly string[] | undefined {
  const fewest: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= run.length; end++) {
    for (let start = 0; start <= end - 2; start++) {
      const before = fewest[start];
      if (before === undefined || before.length + 1 >= (fewest[end]?.length ?? Infinity)) continue;
      const word = run.slice(start, end);
      if (knows(word)) fewest[end] = [...before, word];
    }
  }
  return fewest[run.length];
}

/*
 * Operations as code and shells write them, brought to the words that they are made of: `client.get_object(Bucket=…)`,
 * `boto3.client('s3').get_object(`, `new GetObjectCommand(`, `aws s3api get-object --bucket b`. Whatever is written
 * around the operation says nothing of it; the service, where it is written, is kept as a word in front.
 */

/** `boto3.client('s3').get_object(`: the service is an argument. */
const boto3 = /\bboto3\.(?:client|resource)\(\s*['"]([\w.-]+)['"][^)]*\)\s*\.?/gi;
/** `aws s3api get-object --bucket b`: what follows the operation are its options. */
const shell = /^\W*aws\s+([a-z][\w-]*)\s+([a-z][\w-]*)(?:\s+-.*|\s+[^\s-].*)?$/i;
/** What follows an opening parenthesis right behind a name are arguments. */
const argumentsOf = /([\w$])\(.*$/s;
/** `s3Client.send(new GetObjectCommand({`: all else is JavaScript. */
const sent = /(?:\b(\w*?)_?client\.send\(\s*)?\bnew\s+([A-Z]\w+?)Command\b/i;
const command = /\b([A-Z]\w{3,}?)Command(?:Input|Output)?\b/g;
const before = /^\s*(?:[\w$.]+\s*=\s*)?(?:await\s+)?(?:new\s+)?/;
/** Names of clients: `client.`, `s3Client.`, `sagemaker_client.`. */
const client = /\b(?:self\.|this\.)?(\w*?)_?client\.(?=\w)/gi;

/** The words of an operation that is written as a call; the text as it is when it is none. */
export function operationWords(text: string): string {
  const bare = text.replace(boto3, ' $1 ').trim();
  const constructed = sent.exec(bare);
  if (constructed?.[2] !== undefined) return `${constructed[1] ?? ''} ${constructed[2]}`.trim();
  const asked = shell.exec(bare);
  if (asked !== null && asked[2] !== undefined) return `${asked[1]} ${asked[2]}`;
  const called = bare.replace(argumentsOf, '$1').replace(client, '$1 ').replace(command, '$1');
  return called === text ? text : called.replace(before, '').trim();
}

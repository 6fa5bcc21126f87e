/**
 * The texts that a value of a policy matches, as steps of an automaton.
 *
 * Four readings of one text: a comparison for equality, where `*` is a character; a pattern; an ARN, whose first five
 * fields no wildcard leaves and whose missing fields are `*`, as IAM completes it; and an ARN template of the
 * catalog, whose placeholders are what such a field can be (an account is twelve digits or `aws`, no field is empty).
 * The reading of characters, wildcards and variables is that of `token.ts`.
 */
import { memo } from '../../text/memo.ts';
import type { LetterCase } from '../pattern.ts';
import { behindTheApi, isShortForm, shortFormBeginning } from '../resource-forms.ts';
import { isVariable, letterOf, pieces, tokenize } from '../token.ts';
import { policyVariables } from '../variable.ts';

/**
 * What a wildcard stands for: any character, any but the colon that ends an ARN's field, any but the slash that
 * ends a segment of its last field, or those of a region or of a number. In what
 * a policy names a slash stands behind every run of `segment`, as the search tries that letter only where it is spelled.
 */
export type CharacterClass = 'any' | 'field' | 'segment' | 'region' | 'digit';

/** A step of a pattern: what the next characters of a text may be. */
export type PatternStep =
  /** A character, or a policy variable as one letter of several characters. */
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'one'; readonly of: CharacterClass }
  | { readonly kind: 'many'; readonly of: CharacterClass };

/** A pattern of texts, compiled. */
export interface TextPattern {
  /** Equal patterns have equal ids. */
  readonly id: string;
  readonly steps: readonly PatternStep[];
  /** Places of the colons between the six fields of an ARN, where no wildcard leaves a field; undefined otherwise. */
  readonly colons: readonly number[] | undefined;
  /** Whether upper and lower case are the same. */
  readonly ignoresCase: boolean;
  /** The variables in it, as letters. */
  readonly variables: readonly string[];
  /** The one text that it matches; undefined when there are several or it hangs on a variable. */
  readonly only: string | undefined;
}

/** How an operator reads the text of a policy. */
export type Reading = 'equal' | 'equal-ignoring-case' | 'like' | 'arn';

const belongs: Readonly<Record<CharacterClass, (character: string) => boolean>> = {
  any: () => true,
  field: (character) => character !== ':',
  segment: (character) => character !== '/',
  region: (character) => /^[a-z0-9-]$/.test(character),
  digit: (character) => /^[0-9]$/.test(character),
};

/** Whether a character is of a class. */
export function isOfClass(character: string, of: CharacterClass): boolean {
  return belongs[of](character);
}

const lettersOf = (text: string): readonly PatternStep[] =>
  Array.from({ length: text.length }, (_, at) => letterOf(text[at] ?? ''));

/** What a wildcard stands for, one object for each kind and class. */
const wildcards = {
  one: {
    any: { kind: 'one', of: 'any' },
    field: { kind: 'one', of: 'field' },
    segment: { kind: 'one', of: 'segment' },
    region: { kind: 'one', of: 'region' },
    digit: { kind: 'one', of: 'digit' },
  },
  many: {
    any: { kind: 'many', of: 'any' },
    field: { kind: 'many', of: 'field' },
    segment: { kind: 'many', of: 'segment' },
    region: { kind: 'many', of: 'region' },
    digit: { kind: 'many', of: 'digit' },
  },
} as const;

/** The step of a piece of a text; in an ARN's first five fields wildcards are of the class `field`. */
function stepOf(piece: string, of: CharacterClass): PatternStep {
  const [token] = tokenize(piece);
  if (token === undefined) return letterOf('');
  return token.kind === 'letter' ? token : wildcards[token.kind][of];
}

const everyText: readonly PatternStep[] = [wildcards.many.any];
const colon: PatternStep = letterOf(':');

function arnSteps(parts: readonly string[]): readonly PatternStep[] {
  if (parts.length > 0 && parts.every((piece) => piece === '*')) return everyText;
  const steps: PatternStep[] = [];
  let colons = 0;
  for (const piece of parts) {
    steps.push(stepOf(piece, colons < 5 ? 'field' : 'any'));
    if (piece === ':') colons += 1;
  }
  for (; colons < 5; colons += 1) steps.push(colon, wildcards.many[colons < 4 ? 'field' : 'any']);
  return steps;
}

function stepsOf(parts: readonly string[], reading: Reading): readonly PatternStep[] {
  if (reading === 'arn') return arnSteps(parts);
  return parts.map(
    (piece): PatternStep =>
      reading !== 'like' && piece.length === 1 ? letterOf(piece) : stepOf(piece, 'any'),
  );
}

/** A pattern of steps; `id` must tell it from every other. */
export function patternOf(
  id: string,
  steps: readonly PatternStep[],
  letterCase: LetterCase = 'exact',
): TextPattern {
  const ignoresCase = letterCase === 'ignored';
  const variables: string[] = [];
  let only: string | undefined = ignoresCase ? undefined : '';
  for (const step of steps) {
    if (step.kind === 'letter' && !isVariable(step.letter)) {
      if (only !== undefined) only += step.letter;
      continue;
    }
    only = undefined;
    if (step.kind === 'letter' && !variables.includes(step.letter)) variables.push(step.letter);
  }
  return { id, steps, colons: colonsOf(steps), ignoresCase, variables, only };
}

/** Where in steps the colons of an ARN stand. */
function colonsOf(steps: readonly PatternStep[]): TextPattern['colons'] {
  const colons: number[] = [];
  for (const [at, step] of steps.entries()) {
    if (colons.length === 5) break;
    // A variable, or a wildcard that takes colons too, may hold more than a field.
    if (step.kind === 'letter' ? isVariable(step.letter) : step.of === 'any') return undefined;
    if (step.kind === 'letter' && step.letter === ':') colons.push(at);
  }
  return colons.length === 5 ? colons : undefined;
}

/** Policies of 2008, and those without a version, have no variables: there `${` is text. */
export type Variables = 'with' | 'without';

/** The texts that a value matches in the given reading, remembered. */
export const compileText = memo(
  (text: string, reading: Reading, variables: Variables): TextPattern => {
    const letterCase = reading === 'equal-ignoring-case' ? 'ignored' : 'exact';
    const own = letterCase === 'ignored' ? text.toLowerCase() : text;
    const parts = variables === 'with' ? pieces(own) : own.split('');
    return patternOf(`${reading} ${variables} ${text}`, stepsOf(parts, reading), letterCase);
  },
  { limit: 20_000 },
);

/** The resources that a value of Resource or NotResource matches; API Gateway fills its short form in. */
export const compileResource = memo(
  (text: string, variables: Variables): TextPattern => {
    if (!isShortForm(text)) return compileText(text, 'arn', variables);
    const own = behindTheApi(text);
    const rest = variables === 'with' ? pieces(own) : own.split('');
    return patternOf(`short ${variables} ${text}`, [
      ...stepsOf(pieces(shortFormBeginning), 'arn'),
      wildcards.many.segment,
      ...rest.map((piece) => stepOf(piece, 'any')),
    ]);
  },
  { limit: 20_000 },
);

const field = (of: CharacterClass): readonly PatternStep[] => [wildcards.one[of], wildcards.many[of]];

const isAccount = (placeholder: string): boolean => /account(id)?$/i.test(placeholder);
const twelveDigits: readonly PatternStep[] = Array.from({ length: 12 }, () => wildcards.one.digit);

/** What a placeholder can be: the alternatives, each as steps. */
function placeholderSteps(name: string, where: 'resource' | 'field'): readonly (readonly PatternStep[])[] {
  if (name === 'Partition') return [lettersOf('aws'), [...lettersOf('aws-'), ...field('region')]];
  if (name === 'Region' && where === 'field') return [field('region')];
  if (isAccount(name) && where === 'field') return [twelveDigits, lettersOf('aws')];
  // The alias of an access point for several regions, which S3 gives, has no slash.
  if (name === 'AccessPointAlias') return [field('segment')];
  return [field(where === 'resource' ? 'any' : 'field')];
}

/** The ARNs of a template of the catalog; several patterns, of which an ARN of the type matches one. */
export const templatePatterns = memo(
  (template: string): readonly TextPattern[] => {
    let found: PatternStep[][] = [[]];
    let colons = 0;
    for (const piece of pieces(template)) {
      if (piece.length > 1) {
        const alternatives = placeholderSteps(piece.slice(2, -1), colons >= 5 ? 'resource' : 'field');
        found = found.flatMap((before) => alternatives.map((after) => [...before, ...after]));
        continue;
      }
      const step = piece === '*' ? wildcards.many[colons < 5 ? 'field' : 'any'] : letterOf(piece);
      for (const steps of found) steps.push(step);
      if (piece === ':') colons += 1;
    }
    return found.map((steps, at) => patternOf(`template ${at} ${template}`, steps));
  },
  // With the generation before SageMaker's, each as it is and with what people fill in.
  { limit: 400, fades: true },
);

/** The text that a search finds first for the first pattern of a template: the shortest, of the most readable characters. */
export function shortestOf(template: string): string {
  let colons = 0;
  let text = '';
  for (const piece of pieces(template)) {
    if (piece === ':') colons += 1;
    if (piece.length === 1) text += piece === '*' ? '' : piece;
    else {
      const [steps = []] = placeholderSteps(piece.slice(2, -1), colons >= 5 ? 'resource' : 'field');
      for (const step of steps)
        if (step.kind === 'letter') text += step.letter;
        else if (step.kind === 'one') text += step.of === 'digit' ? '1' : 'x';
    }
  }
  return text;
}

/**
 * The pattern with its variables replaced by their values; undefined when one of them has none, for then nothing
 * equals it. A variable may carry what stands for a missing value: `${aws:PrincipalTag/team, 'none'}`.
 */
export function fillVariables(
  pattern: TextPattern,
  filling: (name: string) => string | undefined,
): TextPattern | undefined {
  if (pattern.variables.length === 0) return pattern;
  const steps: PatternStep[] = [];
  let id = pattern.id;
  for (const step of pattern.steps) {
    if (step.kind !== 'letter' || !isVariable(step.letter)) {
      steps.push(step);
      continue;
    }
    const { name, otherwise } = readVariable(step.letter);
    const value = filling(name) ?? otherwise;
    if (value === undefined) return undefined;
    id += `\n${step.letter}=${value}`;
    steps.push(...lettersOf(pattern.ignoresCase ? value.toLowerCase() : value));
  }
  return patternOf(id, steps, pattern.ignoresCase ? 'ignored' : 'exact');
}

/** A variable taken apart: the key that it stands for, in lower case, and what stands for a missing value. */
export const readVariable = memo(
  (letter: string): { readonly name: string; readonly otherwise: string | undefined } => {
    const [variable] = policyVariables(letter);
    return { name: (variable?.name ?? '').trim().toLowerCase(), otherwise: variable?.fallback };
  },
);

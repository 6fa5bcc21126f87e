/** Boolean combinations of what is asked of a request. Negation is pushed to the literals when it is made. */
import type { Asked, Literal } from './constraint.ts';
import type { Lookup, Truth } from './evaluate.ts';
import { holds } from './evaluate.ts';

/** What a request has to fulfil. */
export type Formula =
  | { readonly kind: 'literal'; readonly literal: Literal }
  | { readonly kind: 'all'; readonly of: readonly Formula[] }
  | { readonly kind: 'any'; readonly of: readonly Formula[] };

/** Every part holds; of no part, always. */
export function all(of: readonly Formula[]): Formula {
  return { kind: 'all', of };
}

/** Some part holds; of no part, never. */
export function any(of: readonly Formula[]): Formula {
  return { kind: 'any', of };
}

/** Holds for every request. */
const always: Formula = all([]);
/** Holds for none. */
const never: Formula = any([]);

/** What one line asks for. */
export function formulaOf(asked: Asked): Formula {
  if (asked === 'always') return always;
  return asked === 'never' ? never : { kind: 'literal', literal: asked };
}

/** The opposite. */
export function not(formula: Formula): Formula {
  switch (formula.kind) {
    case 'literal': {
      const { atom, holds } = formula.literal;
      return { kind: 'literal', literal: { atom, holds: !holds } };
    }
    case 'all':
      return any(formula.of.map(not));
    case 'any':
      return all(formula.of.map(not));
  }
}

/** Every literal in it. */
export function literalsOf(formula: Formula): readonly Literal[] {
  return formula.kind === 'literal' ? [formula.literal] : formula.of.flatMap(literalsOf);
}

/** Whether it holds for a request, as far as the request is known. */
export function truthOf(formula: Formula, lookup: Lookup): Truth {
  if (formula.kind === 'literal') return holds(formula.literal, lookup);
  const decided = formula.kind === 'any';
  let unknown = false;
  for (const part of formula.of) {
    const truth = truthOf(part, lookup);
    if (truth === decided) return decided;
    if (truth === undefined) unknown = true;
  }
  return unknown ? undefined : !decided;
}

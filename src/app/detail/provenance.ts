/** Where a fact comes from, in words. */
import type { Dependent, DependentSource } from '../../catalog/model.ts';

/** A source in words; whether every request has the member decides how the two of the request are put. */
function sourceText(source: DependentSource, required: boolean): string {
  switch (source) {
    case 'reference-2020':
      return '2020 reference';
    case 'reference-2025-12':
      return 'AWS reference until 2026-07';
    case 'request-role':
      return required ? 'request has a required role' : 'request may set a role';
    case 'request-tags':
      return required ? 'request has required tags' : 'request may set tags';
  }
}

/** Where a dependent action comes from: `AWS reference until 2026-07; request has a required role`. */
export const sourceWords = ({ sources, when }: Dependent): string =>
  sources.map((each) => sourceText(each, when === undefined)).join('; ');

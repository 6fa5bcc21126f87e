/** What there is to say about an assembled policy: what assembly left off or asked for, and what the rules find. */
import type { Catalog } from '../catalog/model.ts';
import type { Target } from '../iam/policy-kind.ts';
import { policySize } from '../iam/policy-size.ts';
import { finish } from '../text/steps.ts';
import type { Assembly } from './cart-model.ts';
import type { Finding, Severity } from './finding.ts';
import { checkingDocuments } from './findings/check.ts';
import { suggestingWildcards } from './findings/wildcard-suggestions.ts';
import { listing, namesIn } from './findings/wording.ts';

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, hint: 2 };

/** Where a rule says the same as assembly did, the one that is left out, by statement. */
const saidBy: Readonly<Record<string, string>> = { 'role-not-named': 'pass-role-any-role' };

/** Gravest first; those of the same weight keep their order, which follows the policy. */
export function gravestFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => weight[a.severity] - weight[b.severity]);
}

const placeOf = ({ document, statement }: Finding, rule: string): string =>
  `${document} ${statement} ${rule}`;

/** A policy that fills this share of its limit is worth making shorter. */
const crowded = 0.8;

/** Offers shown at once: more would hide the findings. */
const mostOffers = 3;

/** Patterns that would make a crowded policy shorter, with what else they would grant: offered, never applied. */
function* offers(
  { documents }: Assembly,
  catalog: Catalog,
  target: Target,
): Generator<void, readonly Finding[]> {
  const full = documents.some((document) => {
    const { used, limit } = policySize(document, target);
    return used > limit * crowded;
  });
  if (documents.length === 1 && !full) return [];
  return (yield* suggestingWildcards(documents, catalog))
    .slice(0, mostOffers)
    .map(({ document, statement, pattern, replaces, alsoCovers, saves, fix }) => {
      const more =
        alsoCovers.length === 0
          ? 'today it grants nothing else'
          : `it would also grant ${listing(alsoCovers)}`;
      const message = `${pattern} in place of ${replaces.length} actions saves ${saves} characters; ${more}.`;
      return {
        rule: 'could-be-shorter',
        severity: 'hint',
        document,
        statement,
        path: `Statement[${statement}].Action`,
        ...namesIn(message),
        fix,
      };
    });
}

/** Every finding about an assembly, gravest first, each thing said once. Services that it names must be loaded. */
export function findingsOn(assembly: Assembly, catalog: Catalog, target: Target): readonly Finding[] {
  return finish(reviewing(assembly, catalog, target));
}

/** The same in steps of some milliseconds at most. */
export function* reviewing(
  assembly: Assembly,
  catalog: Catalog,
  target: Target,
): Generator<void, readonly Finding[]> {
  // A cart without items gives a document without statements: there is nothing yet to speak of.
  const empty = assembly.documents.every((document) => document.Statement.length === 0);
  const checked = empty ? [] : yield* checkingDocuments(assembly.documents, catalog, { kind: target });
  const said = new Set(checked.map((finding) => placeOf(finding, finding.rule)));
  const own = assembly.findings.filter((finding) => !said.has(placeOf(finding, saidBy[finding.rule] ?? '')));
  return gravestFirst([...own, ...checked, ...(yield* offers(assembly, catalog, target))]);
}

/**
 * Policies that AWS itself wrote, and that work: no rule may call them wrong, and every warning about them
 * has been read and found true (`corpus/expected-warnings.txt`). A new warning there is either a true one
 * that the reference brought along, or a rule that errs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadCatalog, loadServices } from '../../../src/catalog/load.ts';
import type { PolicyDocument } from '../../../src/iam/document.ts';
import { parsePolicies, parsePolicy } from '../../../src/iam/parse.ts';
import type { Finding } from '../../../src/policy/finding.ts';
import { checkDocument, checkParsed, servicesIn } from '../../../src/policy/findings/check.ts';
import { applyFix } from '../../../src/policy/fix.ts';

const folder = new URL('./corpus/', import.meta.url);
const core = loadCatalog();

/** AWS's own policies may be larger than what it grants its customers. */
const ofOurs = ({ rule }: Finding): boolean => rule !== 'policy-size';

function check(document: PolicyDocument): readonly Finding[] {
  const catalog = loadServices(core, servicesIn(document));
  return checkDocument(document, catalog, { kind: 'managed' }).filter(ofOurs);
}

const corpus = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const { document } = parsePolicy(text);
    if (document === undefined) throw new Error(`${name} is not a policy`);
    return { name: name.replace('.json', ''), text, document };
  });

describe('AWS’s own managed policies', () => {
  test('are here in a good number', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(30);
    expect(corpus.filter(({ name }) => name.startsWith('AmazonSageMaker')).length).toBeGreaterThanOrEqual(25);
  });

  test.each(corpus)('$name has no error', ({ text, document }) => {
    const catalog = loadServices(core, servicesIn(document));
    const findings = checkParsed(parsePolicies(text), catalog, { kind: 'managed' }).filter(ofOurs);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('have exactly the warnings that were reviewed', async () => {
    const lines = corpus.flatMap(({ name, document }) => [
      name,
      ...check(document)
        .filter(({ severity }) => severity === 'warning')
        .map(({ rule, path, message }) => `  ${rule} at ${path}: ${message}`),
    ]);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./corpus/expected-warnings.txt');
  });

  test.each(corpus)('$name: every fix that is offered removes what it is offered for', ({ document }) => {
    const before = check(document);
    for (const { rule, fix } of before) {
      if (fix === undefined) continue;
      const of = (findings: readonly Finding[]) => findings.filter((finding) => finding.rule === rule).length;
      const after = check(applyFix(document, fix, core));
      expect(of(after), `${rule}: ${fix.title}`).toBeLessThan(of(before));
      expect(after.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });
});

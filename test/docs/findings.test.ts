import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { loadCatalog, loadServices } from '../../src/catalog/load.ts';
import { parsePolicies } from '../../src/iam/parse.ts';
import { checkParsed, servicesIn } from '../../src/policy/findings/check.ts';
import { listedRules, ruleTable } from '../../src/policy/findings/rule-list.ts';
import { smExplore } from '../cli/session.ts';

const page = readFileSync(new URL('../../docs/findings.md', import.meta.url), 'utf8');
const core = loadCatalog();

describe('the rules of check', () => {
  it('stand in docs/findings.md as they are; "npm run docs" writes them', () => {
    expect(page).toContain(`<!-- rules -->\n${ruleTable()}\n<!-- end of rules -->`);
  });

  it('are the only ones that the page names', () => {
    const names = new Set(listedRules.map(({ name }) => name));
    const [, beside = ''] = page.split('<!-- end of rules -->');
    const named = [...beside.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((name) => !names.has(name))).toEqual([]);
  });

  test.each(listedRules)('$name speaks of its example', ({ name, example }) => {
    expect(example).toBeDefined();
    const policies = parsePolicies(example?.policy ?? '');
    const catalog = loadServices(
      core,
      policies.flatMap(({ document }) => (document === undefined ? [] : servicesIn(document))),
    );
    const found = checkParsed(policies, catalog, { kind: example?.kind ?? 'managed' });
    expect(found.map(({ rule }) => rule)).toContain(name);
  });
});

describe('sm-explore rules', () => {
  it('lists all rules', async () => {
    const { out, code } = await smExplore(['rules']);
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(listedRules.length);
    expect(JSON.parse((await smExplore(['rules', '--json'])).out)).toHaveLength(listedRules.length);
  });

  it('explains one by its example', async () => {
    const { out } = await smExplore(['rules', 'mfa-pattern']);
    expect(out).toMatch(/^mfa-pattern \(warning\): /);
    expect(out).toContain('"aws:MultiFactorAuthPresent": "false"');
    expect(out).toMatch(/\nwarning: .*BoolIfExists/);
  });

  it('names the nearest of one that there is not', async () => {
    const { code, err } = await smExplore(['rules', 'mfa-patern']);
    expect(code).toBe(2);
    expect(err).toContain('mfa-pattern');
  });
});

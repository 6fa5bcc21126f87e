/**
 * Runs every rule over every managed policy of AWS: they work, so an error is a rule that errs, and a warning is to be
 * read. Prints how often each rule spoke, and the slowest policies.
 *
 *     npm run check:managed                          counts
 *     npm run check:managed -- --sample RULE 20      a random sample of what a rule said, to judge its precision
 *     npm run check:managed -- --errors              every error
 */
import { loadCatalog, loadServices } from '../../src/catalog/load.ts';
import { parsePolicy } from '../../src/iam/parse.ts';
import type { Finding } from '../../src/policy/finding.ts';
import { checkParsed, servicesIn } from '../../src/policy/findings/check.ts';
import { managedPolicies } from './install.mjs';

interface Said extends Finding {
  readonly policy: string;
  readonly text: string;
}

/** Quotas are for customers: AWS's own policies may be larger. */
const binds = ({ rule }: Finding): boolean => rule !== 'policy-size';

const core = loadCatalog();
const times: { policy: string; seconds: number }[] = [];

function saidOf(policy: string, value: unknown): readonly Said[] {
  const parsed = parsePolicy(JSON.stringify(value, null, 1));
  const catalog = parsed.document === undefined ? core : loadServices(core, servicesIn(parsed.document));
  const begun = performance.now();
  const findings = checkParsed([parsed], catalog, { kind: 'managed' });
  times.push({ policy, seconds: (performance.now() - begun) / 1000 });
  return findings.filter(binds).map((finding) => {
    const statement = finding.statement === null ? undefined : parsed.document?.Statement[finding.statement];
    return { ...finding, policy, text: JSON.stringify(statement) ?? '' };
  });
}

/** The same sample for the same number: who judges it anew sees what was judged. */
function sample<T>(from: readonly T[], count: number): readonly T[] {
  let state = 20_261_126;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return [...from]
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ item }) => item);
}

const line = ({ policy, rule, severity, path, message }: Said): string =>
  `${severity} ${rule}: ${policy} ${path}: ${message}`;

const policies = managedPolicies();
const said = policies.flatMap(([name, document]) => saidOf(name, document));
const [mode, rule = '', count = '20'] = process.argv.slice(2);
if (mode === '--sample') {
  for (const each of sample(
    said.filter((finding) => finding.rule === rule),
    Number(count),
  ))
    console.log(`${line(each)}\n    ${each.text.slice(0, 1200)}\n`);
} else if (mode === '--errors') {
  for (const each of said.filter(({ severity }) => severity === 'error')) console.log(line(each));
} else {
  const counts = new Map<string, number>();
  for (const { rule: name, severity } of said)
    counts.set(`${severity} ${name}`, (counts.get(`${severity} ${name}`) ?? 0) + 1);
  for (const [name, number] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`${String(number).padStart(6)}  ${name}`);
  const slowest = [...times].sort((a, b) => b.seconds - a.seconds).slice(0, 5);
  const total = times.reduce((sum, { seconds }) => sum + seconds, 0);
  console.log(`${policies.length} policies, ${total.toFixed(1)} s of checking; the slowest:`);
  for (const { policy, seconds } of slowest) console.log(`  ${policy}: ${seconds.toFixed(2)} s`);
}

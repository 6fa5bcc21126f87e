import { expect, it } from 'vitest';
import { smExplore } from './session.ts';

it('lists the recipes with what they are for, three ways', async () => {
  const { out, code } = await smExplore(['recipe']);
  expect(code).toBe(0);
  expect(out).toMatch(/^data-scientist +managed +Data scientist$/m);
  expect(out).toMatch(/^guardrail-no-root +scp +Guardrail/m);
  expect((await smExplore(['list', '--kind', 'recipe'])).out).toBe(out);
  expect((await smExplore(['search', 'kind:recipe'])).out).toBe(out);
  expect((await smExplore(['search', 'kind:recipe', 'root'])).out).toMatch(/^guardrail-no-root/);
});

it('prints the policy of a recipe, for its kind, in the format asked for', async () => {
  const { out, err, code } = await smExplore(['recipe', 'pipeline-runner', '--prefix', 'nightly-']);
  expect({ err, code }).toEqual({ err: '', code: 0 });
  expect(JSON.parse(out).Statement[0].Resource).toContain('arn:aws:sagemaker:*:*:pipeline/nightly-*');
  const terraform = await smExplore(['recipe', 'guardrail-no-root', '--format', 'terraform']);
  expect(terraform.out).toContain('variable = "sagemaker:RootAccess"');
});

it('says why a warning stays', async () => {
  const { err, code } = await smExplore(['recipe', 'data-scientist']);
  expect(code).toBe(0);
  expect(err).toMatch(/warning: .*\[pass-role-any-role\]\n {2}why it is so: .*--role/);
});

it('tells what a recipe asks for, with examples and sources', async () => {
  const { out } = await smExplore(['recipe', 'endpoint-deployer', '--parameters']);
  expect(out).toMatch(/--prefix +names begin with +such as prod- +otherwise prod-/);
  expect(out).toMatch(/^from .*https:\/\//m);
});

it.each([
  [['recipe', 'data-sientist'], /no recipe data-sientist: data-scientist,/],
  [['recipe', 'guardrail'], /Several recipes .*guardrail-no-direct-internet, /],
  [
    ['recipe', 'guardrail-no-root', '--subnets', 'subnet-1'],
    /guardrail-no-root takes no --subnets; it takes none\./,
  ],
  [['recipe', 'data-scientist', '--subnets', 'vpc-1'], /^--subnets must be .* not vpc-1\./],
  [['recipe', 'data-scientist', '--role', 'Training'], /^--role must be .*role\/Training, not Training\./],
])('refuses %j in one sentence', async (argv, said) => {
  const { err, out, code } = await smExplore(argv);
  expect({ out, code }).toEqual({ out: '', code: 2 });
  expect(err).toMatch(said);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});

it('takes a word that only one recipe has', async () => {
  expect((await smExplore(['recipe', 'auditor'])).out).toBe(
    (await smExplore(['recipe', 'read-only-auditor'])).out,
  );
});

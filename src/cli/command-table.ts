/**
 * Every command of the program, once, in one table that may be as long as there are commands: commander's commands and options, the explorer's own flags, the help, the table
 * of docs/command-line.md and the completions of shells are all made from these rows. What a command does is in
 * `commands/`, in the file of its name.
 */
import { homeService } from '../catalog/home-service.ts';
import { kindNames } from '../iam/policy-kind.ts';
import type { CommandRow, OperandRow, OptionRow } from './command-row.ts';
import {
  countOf,
  jsonOption,
  kindOption,
  listedKindOption,
  outputOptions,
  placeOptions,
  policyOptions,
  roleOption,
  targetOption,
} from './options.ts';

/** The explorer itself, which opens without a subcommand. */
export const explorerRow = {
  name: 'sm-explore',
  description: 'Explores the IAM permissions of Amazon SageMaker and assembles policies from them.',
  operands: [
    {
      name: 'FILE or QUERY',
      help: 'a policy file to open in the explorer, or what to search for',
      optional: true,
      repeats: true,
      completes: 'file',
    },
  ],
  options: [
    { name: 'fresh', help: 'start with an empty cart instead of the saved one' },
    { name: 'ascii', help: 'draw with ASCII only' },
    { name: 'screen-reader', help: 'linear text for screen readers' },
    ...placeOptions,
    roleOption,
  ],
  examples: ['', 'policy.json', 'create training job', '--fresh --region eu-west-1'],
} as const satisfies CommandRow;

/** What every command takes. */
export const commonOptions = [
  { name: 'version', short: 'V', help: 'print the version' },
  { name: 'help', short: 'h', help: 'print this help' },
] as const satisfies readonly OptionRow[];

/** The shells that `completion` writes for. */
export const shells = ['bash', 'zsh', 'fish'] as const;

/** A cart that is kept, as an operand. */
const keptCart = (name: string): OperandRow => ({ name, help: 'a cart of the list', completes: 'cart' });

/** The subcommands, in the order of the help. */
export const commandTable = [
  {
    name: 'list',
    description: "List the entries of a service: SageMaker's unless told otherwise.",
    operands: [],
    options: [
      listedKindOption,
      {
        name: 'service',
        value: 'prefix',
        help: 'a service by its prefix, or aws for global condition keys',
        otherwise: homeService,
      },
      jsonOption('print the entries in full, as JSON'),
    ],
    examples: ['list --kind key', 'list --service s3'],
  },
  {
    name: 'search',
    description: "Search SageMaker's entries, best match first.",
    operands: [{ name: 'QUERY', help: 'words, abbreviations or initials, and qualifiers', repeats: true }],
    options: [
      { name: 'limit', value: 'count', help: 'how many results at most', read: countOf, otherwise: 20 },
      jsonOption('print the results as JSON'),
    ],
    examples: ['search crtrainjob --limit 3', 'search needs:iam:PassRole -is:new'],
    after: `Qualifiers, each with - before it for the opposite:
  kind:action|key|type|recipe
  is:read|write|list|audit|data|tagging|permissions|deprecated|permission-only|2020|new|changed|gone
  needs:iam:PassRole     actions that depend on another   key:VpcSubnets   actions that honour a key
  on:endpoint            actions on a resource type       type:arn         keys of a type
  service:s3             another service                  Describe*Job     names as a policy's pattern`,
  },
  {
    name: 'show',
    description:
      'Show an action, condition key or resource type with everything related to it, or a service.',
    operands: [
      {
        name: 'ID',
        help: 'its name, with or without service prefix, in any case; or the prefix of a service',
        completes: 'entry',
      },
    ],
    options: [kindOption, jsonOption('print it as JSON')],
    examples: ['show CreateTrainingJob', 'show sagemaker'],
  },
  {
    name: 'policy',
    description: 'Print a policy for actions on standard output, and what there is to say on standard error.',
    operands: [
      {
        name: 'ACTION',
        help: 'names or patterns, with or without prefix, in any case; - reads them from standard input',
        repeats: true,
        completes: 'action',
      },
    ],
    options: [
      ...policyOptions,
      {
        name: 'execution-role',
        value: 'what',
        help: 'the policy of the role that these actions pass, instead of their caller\u2019s; with =trust its trust policy',
        choices: ['policy', 'trust'],
        bare: 'policy',
      },
      {
        name: 'expand',
        help: 'name the actions that patterns match today, one by one, instead of writing the patterns',
      },
    ],
    examples: [
      'policy CreateTrainingJob --with-dependents --region eu-west-1',
      "policy 'Describe*' 's3:List*' --format terraform",
      "policy 'Describe*' --expand",
    ],
  },
  {
    name: 'from',
    description:
      'Print a policy for what a text is about: an error message, CloudTrail events, ARNs, calls of an SDK or the CLI, a file of code or infrastructure.',
    operands: [
      {
        name: 'FILE',
        help: 'files to read; - or nothing reads standard input',
        optional: true,
        repeats: true,
        completes: 'file',
      },
    ],
    options: [
      ...policyOptions,
      {
        name: 'scope',
        value: 'scope',
        help: 'the ARNs that the text names, all of their types, or any resource',
        choices: ['exact', 'type', 'any'],
        otherwise: 'exact',
      },
      {
        name: 'merge',
        value: 'policy',
        help: 'a policy file that the statements are added to',
        completes: 'file',
      },
      jsonOption('print what was recognised, and the policy, as JSON'),
    ],
    examples: ['from error.txt', 'from train.py --scope type --merge policy.json'],
  },
  {
    name: 'recipe',
    description: 'Print the policy of a recipe; without NAME, list the recipes.',
    operands: [{ name: 'NAME', help: 'a recipe by its name, or a word that only one has', optional: true }],
    // Those of the parameters come from the recipes (commands/recipe.ts).
    options: [
      { name: 'parameters', help: 'print what the recipe asks for, with examples, and its sources' },
      ...placeOptions,
      ...outputOptions,
      jsonOption('print the list of recipes in full, as JSON'),
    ],
    examples: ['recipe', 'recipe guardrail-no-root', 'recipe guardrail-no-root --parameters'],
  },
  {
    name: 'check',
    description:
      'Check a policy: what IAM would refuse, what grants more than it seems, what could be better.',
    operands: [
      {
        name: 'FILE',
        help: 'a policy in JSON, a list of policies that are attached together, statements, or a file that holds policies (an answer of AWS, CloudFormation, Terraform, YAML, Markdown, a script); - reads standard input',
        completes: 'file',
      },
    ],
    options: [
      targetOption(kindNames),
      { name: 'only', value: 'rule', help: 'only what this rule says; may be repeated', repeats: true },
      { name: 'ignore', value: 'rule', help: 'not what this rule says; may be repeated', repeats: true },
      { name: 'all', help: 'print every name of long lists, in place of "and 70 more"' },
      jsonOption('print the findings as JSON, with every name'),
    ],
    examples: ['check policy.json', 'check --for scp template.yaml'],
  },
  {
    name: 'rules',
    description: 'List the rules of check, or explain one by an example.',
    operands: [{ name: 'NAME', help: 'a rule, as it stands behind its findings', optional: true }],
    options: [jsonOption('print it as JSON')],
    examples: ['rules', 'rules missing-dependents'],
  },
  {
    name: 'config',
    description: 'Show the configuration: what it says, what is wrong with it, keys and colours.',
    operands: [],
    options: [
      {
        name: 'theme',
        value: 'name',
        bare: 'configured',
        choices: ['configured', 'default', 'light', 'dark', 'high-contrast', 'none'],
        help: 'show what the colours of a theme look like, of the one in force unless named',
      },
      { name: 'keys', help: "list the explorer's commands with the keys that they have" },
    ],
    examples: ['config', 'config --theme', 'config --theme=dark'],
  },
  {
    name: 'can',
    description: 'Say whether policies allow a request, by which statement, or what that hangs on.',
    operands: [
      {
        name: 'POLICY',
        help: "the identity's policies, in JSON; - reads standard input",
        repeats: true,
        completes: 'file',
      },
    ],
    options: [
      {
        name: 'action',
        value: 'action',
        help: 'the action, with or without prefix, in any case',
        completes: 'action',
      },
      { name: 'resource', value: 'arn', help: 'the resource; without it the answer may depend on it' },
      {
        name: 'context',
        value: 'KEY=VALUE',
        help: 'a condition key of the request; repeat it for several',
        repeats: true,
      },
      {
        name: 'scp',
        value: 'file',
        help: 'a service control policy; repeated, one for each level, all of which must allow',
        repeats: true,
        completes: 'file',
      },
      {
        name: 'rcp',
        value: 'file',
        help: 'a resource control policy, likewise',
        repeats: true,
        completes: 'file',
      },
      { name: 'boundary', value: 'file', help: 'the permissions boundary', completes: 'file' },
      { name: 'session', value: 'file', help: 'the session policy', completes: 'file' },
      {
        name: 'resource-policy',
        value: 'file',
        help: "the resource's own policy, in the same account",
        completes: 'file',
      },
      { name: 'exact', help: 'what is not given is absent, not unknown' },
      {
        name: 'requests',
        value: 'file',
        help: 'answer the whole requests of a file, one JSON object a line; - reads standard input',
        completes: 'file',
      },
      jsonOption('print the answer as JSON'),
    ],
    examples: [
      'can policy.json --action CreateModel',
      'can policy.json --scp guard.json --requests expected.jsonl',
    ],
    after:
      'Exit codes: 0 allowed, 1 not allowed, 3 it depends; with --requests 1 when one differs from its "expect".',
  },
  {
    name: 'diff',
    description: 'Say what a change of a policy lets somebody do, and what no longer, each with an example.',
    operands: [
      { name: 'OLD', help: 'the policy before, in JSON; - reads standard input', completes: 'file' },
      { name: 'NEW', help: 'the policy after', completes: 'file' },
    ],
    options: [
      {
        name: 'fail-on',
        value: 'what',
        help: 'exit with 1 when something is gained, lost, or either, or may be',
        choices: ['gained', 'lost', 'any'],
      },
      jsonOption('print the differences as JSON'),
    ],
    examples: ['diff before.json after.json --fail-on gained'],
    after: 'Exit codes: 0 compared; 1 there is what --fail-on names, or it is not known.',
  },
  {
    name: 'explain',
    description: 'Say in plain English what a policy allows and denies, statement by statement.',
    operands: [
      {
        name: 'FILE',
        help: 'a policy in JSON, or a list of policies; - reads standard input',
        completes: 'file',
      },
    ],
    options: [jsonOption('print it as JSON: one object, or a list for a list of policies')],
    examples: ['explain policy.json'],
  },
  {
    name: 'changes',
    description: "Show what is new, changed or gone since SageMaker's reference of 2020.",
    operands: [],
    options: [
      {
        name: 'since',
        value: 'year',
        help: 'the reference to compare with',
        choices: ['2020'],
        otherwise: '2020',
      },
      kindOption,
      jsonOption('print it as JSON'),
    ],
    examples: ['changes --kind key'],
  },
  {
    name: 'carts',
    description: 'The carts that are kept; without a command they are listed.',
    operands: [],
    options: [],
    examples: ['carts', 'carts rename last training', 'carts compare training serving'],
    commands: [
      {
        name: 'list',
        description: 'List the carts: those of your last sessions, the newest first, then those with a name.',
        operands: [],
        options: [jsonOption('print them in full, as JSON')],
        examples: ['carts list', 'carts list --json'],
      },
      {
        name: 'open',
        description: 'Open a cart in the explorer.',
        operands: [keptCart('NAME')],
        options: [],
        examples: ['carts open last'],
      },
      {
        name: 'rename',
        description: 'Give a cart a name, by which it stays until it is deleted.',
        operands: [keptCart('NAME'), { name: 'NEW', help: 'its new name' }],
        options: [],
        examples: ['carts rename last training'],
      },
      {
        name: 'delete',
        description: 'Delete a cart for good.',
        operands: [keptCart('NAME')],
        options: [],
        examples: ['carts delete training'],
      },
      {
        name: 'compare',
        description: 'Say what the policy of one cart allows and that of another does not.',
        operands: [keptCart('OLD'), keptCart('NEW')],
        options: [],
        examples: ['carts compare training serving'],
      },
    ],
  },
  {
    name: 'completion',
    description: 'Print what completes commands, options and names in a shell.',
    operands: [{ name: 'SHELL', help: 'bash, zsh or fish', choices: shells }],
    options: [],
    examples: ['completion bash > ~/.local/share/bash-completion/completions/sm-explore'],
    after: 'For one session of bash or zsh: source <(sm-explore completion bash)',
  },
] as const satisfies readonly CommandRow[];

/** The row of a command, as its own type. */
export type RowOf<Name extends CommandName> = Extract<(typeof commandTable)[number], { name: Name }>;

/** The subcommands by their names. */
export type CommandName = (typeof commandTable)[number]['name'];

/** The subcommands that have commands of their own. */
type Group = Extract<(typeof commandTable)[number], { commands: readonly CommandRow[] }>;

/** Their names. */
export type GroupName = Group['name'];

type CommandOf<Name extends GroupName> = Extract<Group, { name: Name }>['commands'][number];

/** The names of the commands of a subcommand. */
export type CommandNameOf<Name extends GroupName> = CommandOf<Name>['name'];

/** The row of a command of a subcommand, as its own type. */
export type RowIn<Name extends GroupName, Inner extends CommandNameOf<Name>> = Extract<
  CommandOf<Name>,
  { name: Inner }
>;

/** The names of the subcommands, for the router and for messages. */
export const subcommands: readonly CommandName[] = commandTable.map(({ name }) => name);

/** `list, search, show …` */
export const subcommandList: string = subcommands.join(', ');

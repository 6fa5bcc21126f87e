/**
 * The arguments of the explorer itself: flags, and a policy file or a query. Read with node's own parser instead of
 * commander, because the explorer's start is what a user waits for; help and messages load only when needed.
 */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { OptionRow } from './command-row.ts';
import { commonOptions, explorerRow, subcommands } from './command-table.ts';
import type { DefaultsGiven } from './defaults.ts';
import { UsageError } from './usage-error.ts';

/** What the command line asks of the explorer. */
export interface ExplorerArguments {
  readonly wants: 'explorer' | 'help' | 'version';
  /** A policy file, or the words of a query. */
  readonly words: readonly string[];
  readonly fresh: boolean;
  readonly ascii: boolean;
  readonly screenReader: boolean;
  readonly defaults: DefaultsGiven;
}

const rows: readonly OptionRow[] = [...explorerRow.options, ...commonOptions];

/** The rows as node's parser takes them. */
const options: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
  rows.map(({ name, short, value, repeats }) => [
    name,
    {
      type: value === undefined ? ('boolean' as const) : ('string' as const),
      multiple: repeats === true,
      ...(short === undefined ? {} : { short }),
    },
  ]),
);

type OptionName = (typeof explorerRow.options | typeof commonOptions)[number]['name'];

const isName = (name: string): name is OptionName => rows.some((row) => row.name === name);

async function unknownOption(rawName: string): Promise<UsageError> {
  const { nearestName } = await import('../text/nearest-name.ts');
  const near = nearestName(
    rawName.replace(/^-+/, ''),
    rows.map(({ name }) => name),
  );
  const hint = near === undefined ? 'see sm-explore --help' : `did you mean --${near.name}?`;
  return new UsageError(`There is no option ${rawName}; ${hint}`.replace(/([^?])$/, '$1.'));
}

/**
 * Takes the explorer's arguments apart.
 * @throws UsageError for unknown options, options with a missing or surplus value; what the words are is not looked at
 */
export async function readExplorerArguments(argv: readonly string[]): Promise<ExplorerArguments> {
  const { tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const set = new Set<OptionName>();
  const values = new Map<OptionName, string[]>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const row = rows.find((each) => each.name === name);
    if (row === undefined || !isName(name)) throw await unknownOption(rawName);
    if (row.value === undefined && value !== undefined) throw new UsageError(`${rawName} takes no value.`);
    // "--region --ascii" is a value forgotten, as no value of ours begins with a dash.
    if (row.value !== undefined && (value === undefined || value === '' || value.startsWith('-')))
      throw new UsageError(`${rawName} needs a value, as in ${rawName} ${row.example ?? 'VALUE'}.`);
    set.add(name);
    if (value !== undefined) values.set(name, [...(values.get(name) ?? []), value]);
  }
  const misplaced = words.find((word) => subcommands.some((name) => name === word));
  if (misplaced !== undefined && !set.has('help') && !set.has('version'))
    throw new UsageError(`Options go behind the subcommand: sm-explore ${misplaced} … --option.`);
  return {
    wants: set.has('help') ? 'help' : set.has('version') ? 'version' : 'explorer',
    words,
    fresh: set.has('fresh'),
    ascii: set.has('ascii'),
    screenReader: set.has('screen-reader'),
    defaults: {
      region: values.get('region')?.at(-1),
      account: values.get('account')?.at(-1),
      partition: values.get('partition')?.at(-1),
      roleArns: values.get('role'),
    },
  };
}

/**
 * What a shell completes, from the command table: subcommands and theirs, options, the values of options that have a
 * choice, files, and names of carts, actions and entries, which the program itself lists, without prefix, as a colon
 * parts words in bash. All three shells ask one question: what fits behind this command and this word before the cursor.
 */
import type { CommandRow, Completes, OperandRow, OptionRow } from './command-row.ts';
import { commandTable, commonOptions, explorerRow, type shells } from './command-table.ts';

type Shell = (typeof shells)[number];

/** Words to offer, or what has to be looked up. */
type Offer =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: Completes }
  | { readonly kind: 'nothing' };

const rows: readonly CommandRow[] = commandTable;

function offerOf(row: OperandRow | OptionRow | undefined): Offer {
  if (row?.choices !== undefined) return { kind: 'words', words: row.choices };
  return { kind: row?.completes ?? 'nothing' };
}

/** A row as a shell sees it. */
interface Place {
  readonly row: CommandRow;
  /** The words behind `sm-explore` that lead to it, as `carts rename`; none for the explorer. */
  readonly words: readonly string[];
  /** The rows of its commands. */
  readonly commands: readonly CommandRow[];
  /** With those of the command that it is without the name of one. */
  readonly options: readonly OptionRow[];
}

/** The place of a row, behind those of its commands: a shell takes the first that fits. */
function placesOf(row: CommandRow, before: readonly string[]): readonly Place[] {
  const words = [...before, row.name];
  const { commands = [] } = row;
  const options = [...row.options, ...(commands[0]?.options ?? [])];
  return [...commands.flatMap((inner) => placesOf(inner, words)), { row, words, commands, options }];
}

const places: readonly Place[] = [
  { row: explorerRow, words: [], commands: rows, options: explorerRow.options },
  ...rows.flatMap((row) => placesOf(row, [])),
];

/** The commands that have commands of their own. */
const groups: readonly Place[] = places.filter(
  ({ words, commands }) => words.length > 0 && commands.length > 0,
);

/** The names of a place's commands; commander adds `help` to them. */
const commandNames = ({ commands }: Place): readonly string[] => [
  ...commands.map(({ name }) => name),
  ...(commands.length > 0 ? ['help'] : []),
];

/** Options whose value is the next word. */
const withValue = ({ options }: Place): readonly OptionRow[] =>
  options.filter(({ value, bare }) => value !== undefined && bare === undefined);

/** `--json`, and of an option with a bare form each form. */
const optionWords = ({ options }: Place): readonly string[] =>
  [...options, ...commonOptions].flatMap(({ name, bare, choices = [] }: OptionRow) =>
    bare === undefined
      ? [`--${name}`]
      : choices.map((choice) => (choice === bare ? `--${name}` : `--${name}=${choice}`)),
  );

/** How a shell gets an offer's words into its list. */
type Speak = (offer: Offer) => string;

/** What lists names of a kind: in the first column, entries with a prefix that is not wanted here. */
const listing = { action: 'list --kind action', entry: 'list', cart: 'carts list' } as const;

/** Lists names; every shell takes lines. */
const names = (kind: keyof typeof listing): string =>
  `sm-explore ${listing[kind]} 2>/dev/null | sed 's/^[a-z-]*://; s/ .*//'`;

/** A `case` of the shells that have one: by command and the option before the cursor, else the operand. */
function caseOf(speak: Speak, options: (words: readonly string[]) => string): string {
  const arms = places.flatMap((place) => {
    const name = place.words.join(' ');
    const valued = withValue(place).map(
      (option) => `    '${name} --${option.name}') ${speak(offerOf(option))} ;;`,
    );
    const [operand] = place.row.operands;
    const commands = commandNames(place);
    const offers = [
      ...(commands.length > 0 ? [speak({ kind: 'words', words: commands })] : []),
      ...(operand !== undefined || commands.length === 0 ? [speak(offerOf(operand))] : []),
    ];
    return [
      ...valued,
      `    '${name} '*) case $current in -*) ${options(optionWords(place))} ;; *) ${offers.join('; ')} ;; esac ;;`,
    ];
  });
  return `  case "$command $previous" in\n${arms.join('\n')}\n  esac`;
}

/** A line of the shells that have `case`: the command is two words where the second is the name of one. */
const innerCommand = (third: string, behind: string): string =>
  groups
    .map((place) => {
      const names = place.commands.map(({ name }) => `'${place.words.join(' ')} ${name}'`).join('|');
      return `  if ${behind}; then case "$command ${third}" in ${names}) command="$command ${third}" ;; esac; fi`;
    })
    .join('\n');

function bash(): string {
  const words = (each: readonly string[]): string =>
    `COMPREPLY+=($(compgen -W '${each.join(' ')}' -- "$current"))`;
  const speak: Speak = (offer) => {
    switch (offer.kind) {
      case 'nothing':
        return ':';
      case 'words':
        return words(offer.words);
      case 'file':
        return `compopt -o filenames 2>/dev/null; IFS=$'\\n'; COMPREPLY+=($(compgen -f -- "$current"))`;
      default:
        return `COMPREPLY+=($(compgen -W "$(${names(offer.kind)})" -- "$current"))`;
    }
  };
  return `_sm_explore() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  if [ "$COMP_CWORD" -le 1 ]; then command=; fi
  case $command in -*) command= ;; esac
${innerCommand('${COMP_WORDS[2]}', '[ "$COMP_CWORD" -gt 2 ]')}
  local IFS=$' \\t\\n'
  COMPREPLY=()
${caseOf(speak, words)}
}
complete -F _sm_explore sm-explore
`;
}

function zsh(): string {
  const list = (each: readonly string[]): string => `compadd -- ${each.join(' ')}`;
  const speak: Speak = (offer) => {
    switch (offer.kind) {
      case 'nothing':
        return ':';
      case 'words':
        return list(offer.words);
      case 'file':
        return '_files';
      default:
        return `compadd -- \${(f)"$(${names(offer.kind)})"}`;
    }
  };
  return `#compdef sm-explore
_sm_explore() {
  local current=\${words[CURRENT]} previous=\${words[CURRENT-1]} command=\${words[2]}
  if (( CURRENT <= 2 )); then command=; fi
  case $command in -*) command= ;; esac
${innerCommand('$words[3]', '(( CURRENT > 3 ))')}
${caseOf(speak, list)}
}
if [ "$funcstack[1]" = _sm_explore ]; then _sm_explore "$@"; else compdef _sm_explore sm-explore; fi
`;
}

/** Text between fish's single quotes. */
const fishQuoted = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;

function fish(): string {
  const offered = (offer: Offer): string => {
    switch (offer.kind) {
      case 'nothing':
        return '';
      case 'words':
        return ` -f -a ${fishQuoted(offer.words.join(' '))}`;
      case 'file':
        return ' -F';
      default:
        return ` -f -a ${fishQuoted(`(${names(offer.kind)})`)}`;
    }
  };
  const lines = places.flatMap((place) => {
    const start = `complete -c sm-explore -n ${fishQuoted(fishCondition(place))}`;
    const options = [...place.options, ...commonOptions].map((option: OptionRow) => {
      const short = option.short === undefined ? '' : ` -s ${option.short}`;
      const value = option.value === undefined || option.bare !== undefined ? '' : ' -r';
      return `${start} -l ${option.name}${short}${value}${offered(offerOf(option))} -d ${fishQuoted(option.help)}`;
    });
    const commands = place.commands.map(
      ({ name, description }) => `${start} -f -a ${name} -d ${fishQuoted(description)}`,
    );
    const [operand] = place.row.operands;
    return [
      ...commands,
      ...options,
      ...(operand === undefined ? [] : [`${start}${offered(offerOf(operand))}`]),
    ];
  });
  return `${lines.join('\n')}\n`;
}

/** Whether the cursor is at a place, as fish asks it: behind its words, and not behind the name of a command of it. */
function fishCondition({ words, commands }: Place): string {
  if (words.length === 0) return '__fish_use_subcommand';
  const seen = words.map((word) => `__fish_seen_subcommand_from ${word}`);
  const inner = commands.map(({ name }) => name).join(' ');
  return [...seen, ...(inner === '' ? [] : [`not __fish_seen_subcommand_from ${inner}`])].join('; and ');
}

/** The script for a shell, to be sourced or put where the shell looks for completions. */
export function completionScript(shell: Shell): string {
  switch (shell) {
    case 'bash':
      return bash();
    case 'zsh':
      return zsh();
    case 'fish':
      return fish();
  }
}

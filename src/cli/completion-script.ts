/**
 * What a shell completes, from the command table: subcommands, options, the values of options that have a choice,
 * files, and names of actions and entries, which the program itself lists without their prefix, as a colon parts words
 * in bash. All three shells ask one question: what fits behind this subcommand and this word before the cursor.
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

/** Options whose value is the next word. */
const withValue = (row: CommandRow): readonly OptionRow[] =>
  row.options.filter(({ value, bare }) => value !== undefined && bare === undefined);

/** `--json`, and of an option with a bare form each form. */
const optionWords = (row: CommandRow): readonly string[] =>
  [...row.options, ...commonOptions].flatMap(({ name, bare, choices = [] }: OptionRow) =>
    bare === undefined
      ? [`--${name}`]
      : choices.map((choice) => (choice === bare ? `--${name}` : `--${name}=${choice}`)),
  );

/** How a shell gets an offer's words into its list. */
type Speak = (offer: Offer) => string;

/** Lists names without prefix; every shell takes lines. */
const names = (kind: 'action' | 'entry'): string =>
  `sm-explore list${kind === 'action' ? ' --kind action' : ''} 2>/dev/null | sed 's/^[a-z-]*://; s/ .*//'`;

/** A `case` of the shells that have one: by subcommand and the option before the cursor, else the operand. */
function caseOf(speak: Speak, options: (words: readonly string[]) => string): string {
  const arms = [explorerRow, ...rows].flatMap((row: CommandRow) => {
    const name = row === explorerRow ? '' : row.name;
    const valued = withValue(row).map(
      (option) => `    '${name} --${option.name}') ${speak(offerOf(option))} ;;`,
    );
    const own = row === explorerRow ? rows.map((each) => each.name) : [];
    const [operand] = row.operands;
    return [
      ...valued,
      `    '${name} '*) case $current in -*) ${options(optionWords(row))} ;; *) ${
        own.length > 0 ? `${speak({ kind: 'words', words: [...own, 'help'] })}; ` : ''
      }${speak(offerOf(operand))} ;; esac ;;`,
    ];
  });
  return `  case "$command $previous" in\n${arms.join('\n')}\n  esac`;
}

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
  const lines = [explorerRow, ...rows].flatMap((row: CommandRow) => {
    const when = row === explorerRow ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${row.name}`;
    const start = `complete -c sm-explore -n ${fishQuoted(when)}`;
    const options = [...row.options, ...commonOptions].map((option: OptionRow) => {
      const short = option.short === undefined ? '' : ` -s ${option.short}`;
      const value = option.value === undefined || option.bare !== undefined ? '' : ' -r';
      return `${start} -l ${option.name}${short}${value}${offered(offerOf(option))} -d ${fishQuoted(option.help)}`;
    });
    const [operand] = row.operands;
    return [...options, ...(operand === undefined ? [] : [`${start}${offered(offerOf(operand))}`])];
  });
  const subcommands = rows.map(
    ({ name, description }) =>
      `complete -c sm-explore -n __fish_use_subcommand -f -a ${name} -d ${fishQuoted(description)}`,
  );
  return `${[...subcommands, ...lines].join('\n')}\n`;
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

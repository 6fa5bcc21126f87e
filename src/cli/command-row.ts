/**
 * What a row of the command table says, and the types that a command's code gets from its row: an option that a
 * command reads but the table lacks does not compile. Nothing of commander is imported here, because the explorer's
 * start reads the table too.
 */

/** A value that an option does not take. The message says what it takes instead, as a sentence. */
export class RefusedValue extends Error {
  override readonly name = 'RefusedValue';
}

/** What a shell may offer for a value or an operand, besides `choices`: files, names of actions, of any entry, of kept carts. */
export type Completes = 'file' | 'action' | 'entry' | 'cart';

/** An option of a command. */
export interface OptionRow {
  /** Without dashes. */
  readonly name: string;
  readonly short?: string;
  readonly help: string;
  /** What the value is called in the help; an option without is a flag. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** Reads the value. @throws RefusedValue */
  readonly read?: (value: string) => unknown;
  readonly repeats?: true;
  /** The value without the option. */
  readonly otherwise?: string | number;
  /** The choice that the bare option means; others are written behind `=`, as the next word is an operand. */
  readonly bare?: string;
  /** A value, for the message that one is missing. */
  readonly example?: string;
  readonly completes?: Completes;
}

/** What a command takes without dashes. */
export interface OperandRow {
  /** As the help writes it, in capitals. */
  readonly name: string;
  readonly help: string;
  readonly optional?: true;
  readonly repeats?: true;
  readonly choices?: readonly string[];
  readonly completes?: Completes;
}

/** A command with all that help, completions and parsing are made from. */
export interface CommandRow {
  readonly name: string;
  /** One sentence, for the list of commands and docs/command-line.md. */
  readonly description: string;
  readonly operands: readonly OperandRow[];
  readonly options: readonly OptionRow[];
  /** Command lines behind `sm-explore`, for the help. */
  readonly examples: readonly string[];
  /** What the help says below the options. */
  readonly after?: string;
  /** Commands of this one, as `list` of `carts list`; the first is what it does without the name of one. */
  readonly commands?: readonly CommandRow[];
}

/** `resource-policy` as commander's objects spell it: `resourcePolicy`. */
type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

type OneValue<Row extends OptionRow> = Row extends { read: (value: string) => infer Value }
  ? Value
  : Row extends { choices: readonly (infer Choice)[] }
    ? Choice
    : Row extends { value: string }
      ? string
      : true;

type Value<Row extends OptionRow> = Row extends { repeats: true } ? readonly OneValue<Row>[] : OneValue<Row>;

type Always<Row extends OptionRow> = Extract<Row, { otherwise: string | number }>;

/** The options of a row as its command gets them: those with a value of their own always, the others when given. */
export type OptionsOf<Row extends CommandRow> = {
  readonly [Each in Always<Row['options'][number]> as CamelCase<Each['name']>]: Value<Each>;
} & {
  readonly [Each in Exclude<Row['options'][number], Always<Row['options'][number]>> as CamelCase<
    Each['name']
  >]?: Value<Each>;
};

/** `<ACTION...>`, `[FILE]`: as a usage line writes an operand. */
export function operandForm({ name, optional, repeats }: OperandRow): string {
  const inner = `${name}${repeats === true ? '...' : ''}`;
  return optional === true ? `[${inner}]` : `<${inner}>`;
}

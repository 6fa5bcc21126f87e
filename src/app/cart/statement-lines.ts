/**
 * Which lines of the policy's text a statement takes, and the other way round. JSON is asked for the place of its
 * nodes; of Terraform the blocks are counted, which it writes in the order of the statements. In other formats
 * nothing is lit.
 */
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { StatementOrigin } from '../../policy/cart-model.ts';
import { memo } from '../../text/memo.ts';
import { assemblyOf, policyShown } from '../state/policy.ts';
import type { State } from '../state/state.ts';

/** Lines from 0, the last one included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** Statements in the order of the text, whatever document they are of. */
function jsonStatements(root: Node): readonly Node[] {
  const documents = root.type === 'array' ? (root.children ?? []) : [root];
  return documents.flatMap((document) => {
    const statement = findNodeAtLocation(document, ['Statement']);
    if (statement === undefined) return document.type === 'object' ? [document] : [];
    return statement.type === 'array' ? (statement.children ?? []) : [statement];
  });
}

function terraformBlocks(lines: readonly string[]): readonly LineRange[] {
  return lines.flatMap((text, first) => {
    const indent = /^( *)statement \{$/.exec(text)?.[1];
    if (indent === undefined) return [];
    const length = lines.slice(first).indexOf(`${indent}}`);
    return length < 0 ? [] : [{ first, last: first + length }];
  });
}

/** Tells the line of an offset, from 0. Offsets must be asked for in ascending order: each line is counted once. */
function lineCounter(text: string): (offset: number) => number {
  let line = 0;
  let next = text.indexOf('\n');
  return (offset) => {
    for (; next !== -1 && next < offset; next = text.indexOf('\n', next + 1)) line += 1;
    return line;
  };
}

const ranges = memo(
  (text: string): readonly LineRange[] => {
    const root = /^\s*[[{]/.test(text) ? parseTree(text) : undefined;
    if (root === undefined) return terraformBlocks(text.split('\n'));
    const lineAt = lineCounter(text);
    return jsonStatements(root).map(({ offset, length }) => ({
      first: lineAt(offset),
      last: lineAt(offset + length),
    }));
  },
  { limit: 4 },
);

/** Where the statements that state an item stand in the policy's text. */
export function linesOfItem(state: State, id: string): readonly LineRange[] {
  const all = ranges(policyShown(state));
  return assemblyOf(state).origins.flatMap((origin, at) =>
    origin.items.includes(id) ? (all[at] ?? []) : [],
  );
}

/** Where statements stand in the policy's text, by document and place in it. */
export function linesOfStatements(
  state: State,
  places: readonly { readonly document: number; readonly statement: number }[],
): readonly LineRange[] {
  const all = ranges(policyShown(state));
  return assemblyOf(state).origins.flatMap((origin, at) =>
    places.some(({ document, statement }) => document === origin.document && statement === origin.statement)
      ? (all[at] ?? [])
      : [],
  );
}

/** The statement that stands at a line of the policy's text, or the next one below it. */
export function statementAtLine(state: State, line: number): StatementOrigin | undefined {
  const at = ranges(policyShown(state)).findIndex(({ last }) => last >= line);
  return at < 0 ? undefined : assemblyOf(state).origins[at];
}

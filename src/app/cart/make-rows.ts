/**
 * The rows of the cart's table: items and the statements that are kept as they were, under headings. They are grouped by
 * the statements that they share, in the order of the policy, or by the services of their actions.
 */
import { prefixOf } from '../../catalog/ids.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Statement } from '../../iam/document.ts';
import { orphanedDependents } from '../../policy/cart/dependents.ts';
import type { Assembly, Cart, CartItem } from '../../policy/cart-model.ts';
import { lineText } from '../lines/spans.ts';
import type { GroupBy } from '../state/state.ts';
import { type ItemCells, itemCells, keptCells } from './item-row.ts';

/** A row of the cart's table. */
export type CartRow =
  /** What the rows below it have in common: their statement, or their service. */
  { readonly kind: 'heading'; readonly title: string } | SelectableRow;

/** A row that can be selected: an item, or a statement that the cart does not model. */
export type SelectableRow = {
  /** Of the item, or the key of the loaded statement. */
  readonly id: string;
  readonly cells: ItemCells;
  /** The heading of its statement, and what tells that from others of the same heading. */
  readonly title: string;
  readonly statementKey: string;
  /** Why it stands in this statement, in a sentence. */
  readonly why: string;
} & ({ readonly kind: 'item'; readonly item: CartItem } | { readonly kind: 'kept' });

type Place = Pick<SelectableRow, 'title' | 'statementKey' | 'why'>;

interface Listed {
  /** In lower case; every word of it has to stand in a row. */
  readonly filter: string;
  readonly groupBy: GroupBy;
}

/** What can be filtered by: names, resources and conditions, not what the row shares with its neighbours. */
const searchable = ({ name, on, when }: ItemCells): string => `${lineText(name)} ${on} ${when}`.toLowerCase();

/** Every row that can be selected, by statement in the order of the policy; what is in none is last. */
function selectableRowsOf(
  cart: Cart,
  catalog: Catalog,
  { documents, origins }: Assembly,
): readonly SelectableRow[] {
  const items = new Map(cart.items.map((item, place) => [item.id, { item, place }] as const));
  const keys = new Map(cart.loaded.map(({ statement, key }) => [statement, key] as const));
  const orphans = new Set(orphanedDependents(cart, [], catalog).map(({ id }) => id));
  const listed = new Set<string>();
  const rowOf = (item: CartItem, statement: Statement | undefined, place: Place): SelectableRow => {
    listed.add(item.id);
    const facts = { isOrphan: orphans.has(item.id), statement };
    return { kind: 'item', id: item.id, item, cells: itemCells(catalog, item, facts), ...place };
  };
  const stated = origins.flatMap((origin): readonly SelectableRow[] => {
    const statement = documents[origin.document]?.Statement[origin.statement];
    const place: Place = {
      title: statement?.Sid ?? `Statement ${origin.statement + 1}`,
      statementKey: `${origin.document}.${origin.statement}`,
      why: origin.why,
    };
    const key = statement && keys.get(statement);
    if (origin.items.length === 0 && statement !== undefined && key !== undefined)
      return [{ kind: 'kept', id: key, cells: keptCells(statement), ...place }];
    return [...new Set(origin.items)]
      .filter((id) => !listed.has(id))
      .flatMap((id) => items.get(id) ?? [])
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => rowOf(item, statement, place));
  });
  const left = cart.items.filter(({ id }) => !listed.has(id));
  const nowhere: Place = { title: 'Not stated', statementKey: '', why: 'No statement states it.' };
  return [...stated, ...left.map((item) => rowOf(item, undefined, nowhere))];
}

interface Heading {
  readonly key: string;
  readonly title: string;
}

/** Rows under headings: one above each run of rows that have it in common. */
function underHeadings(
  rows: readonly SelectableRow[],
  headingOf: (row: SelectableRow) => Heading,
): readonly CartRow[] {
  let above = '';
  return rows.flatMap((row): readonly CartRow[] => {
    const { key, title } = headingOf(row);
    const isNew = key !== above;
    above = key;
    return isNew ? [{ kind: 'heading', title }, row] : [row];
  });
}

const keptTitle = 'From the file, kept as it was';

/** The statement of a row; those that are kept as they were go by one heading where they follow each other. */
const statementHeading = ({ kind, statementKey, title }: SelectableRow): Heading =>
  kind === 'kept' ? { key: 'kept', title: keptTitle } : { key: statementKey, title };

const serviceOf = (row: SelectableRow): string =>
  row.kind === 'kept' ? keptTitle : prefixOf(row.item.action) || 'every service';

/** The rows service by service, in the order of their first rows. */
function byService(rows: readonly SelectableRow[]): readonly SelectableRow[] {
  const services = [...new Set(rows.map(serviceOf))];
  return rows.toSorted((a, b) => services.indexOf(serviceOf(a)) - services.indexOf(serviceOf(b)));
}

const serviceHeading = (row: SelectableRow): Heading => ({ key: serviceOf(row), title: serviceOf(row) });

/** The rows of a cart that the filter lets through. */
export function makeRows(
  cart: Cart,
  catalog: Catalog,
  assembly: Assembly,
  { filter, groupBy }: Listed,
): readonly CartRow[] {
  const words = filter.split(/\s+/).filter((word) => word !== '');
  const rows = selectableRowsOf(cart, catalog, assembly).filter(({ cells }) => {
    const text = searchable(cells);
    return words.every((word) => text.includes(word));
  });
  return groupBy === 'service'
    ? underHeadings(byService(rows), serviceHeading)
    : underHeadings(rows, statementHeading);
}

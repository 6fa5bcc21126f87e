/**
 * What there is to say about a pattern of actions, as rows: what it is stated on, what it opens, and a link to each action
 * that it matches today.
 */
import type { Catalog } from '../../catalog/model.ts';
import { levelsInWords } from '../../catalog/typed-pattern.ts';
import { assemble } from '../../policy/assemble/assemble.ts';
import { addAction, emptyCart } from '../../policy/cart/cart.ts';
import type { Defaults } from '../../policy/cart-model.ts';
import { checkDocuments } from '../../policy/findings/check.ts';
import { actionsOfItem } from '../../policy/item-actions.ts';
import { count } from '../../text/count.ts';
import { memo } from '../../text/memo.ts';
import { span } from '../lines/spans.ts';
import type { State } from '../state/state.ts';
import { arnLine, type DetailRow, link, section, text, textRows, wrapCells } from './row.ts';

interface Stated {
  readonly resources: readonly string[];
  /** What the rules find in a policy of the pattern alone. */
  readonly opens: readonly string[];
}

const statedAlone = memo(
  (pattern: string, catalog: Catalog, defaults: Defaults): Stated => {
    const cart = addAction(emptyCart, pattern);
    const { documents } = assemble(cart, catalog, { ...defaults, target: 'managed' });
    const resources = documents.flatMap(({ Statement }) =>
      Statement.flatMap(({ Resource = [] }) => Resource),
    );
    const found = checkDocuments(documents, catalog, { kind: 'managed' });
    return { resources, opens: found.map(({ message }) => message) };
  },
  { limit: 16 },
);

/** Every row about a pattern, wrapped to `width` cells. */
export function patternRows(
  { catalog, defaults }: Pick<State, 'catalog' | 'defaults'>,
  pattern: string,
  width: number,
): readonly DetailRow[] {
  const actions = actionsOfItem(catalog, { action: pattern });
  const { resources, opens } = statedAlone(pattern, catalog, defaults);
  return [
    { kind: 'title', line: [span(pattern, 'strong')] },
    ...textRows(`pattern, ${count(actions.length, 'action')} today: ${levelsInWords(actions)}`, width),
    ...textRows('It grows: what AWS adds that it matches is granted too.', width, 'warning'),
    ...section(
      'Stated on',
      resources.flatMap((arn) => wrapCells(arn, width).map((part) => text(arnLine(part)))),
    ),
    ...section(
      'What it opens',
      opens.flatMap((message) => textRows(message, width, 'hint')),
    ),
    ...section(
      'Matches',
      actions.map((action) => link(action)),
    ),
  ];
}

/** The help overlay: what the screen is for, its keys from the keymap, its marks and its words. */
import { keyLabel } from './key.ts';
import { type Binding, keymap } from './keymap.ts';
import { cells, type Line, line, span, wrapText } from './spans.ts';
import type { Screen, State } from './state.ts';

const purpose: Record<Screen, string> = {
  explore:
    'Explore searches the actions, resource types and condition keys of SageMaker. Type what you remember: initials (ctj), squeezed words (crtrainjob), words in any order, typos, or a pattern such as Describe*Job.',
  detail:
    'Detail shows what is known of one entry. Every entry named here is a link: move to it, follow it with Enter, come back with Esc.',
  cart: 'Cart holds the actions of your policy. The policy beside it changes with every key; a + marks the lines that the last change brought.',
};

const marks: readonly (readonly [string, string])[] = [
  ['A K T', 'action, condition key, resource type'],
  ['L R W T P', 'access levels in the cart: List, Read, Write, Tagging, Permissions management'],
  [
    'E W H',
    'findings: error (IAM rejects or never matches it), warning (grants more or other than it seems), hint',
  ],
];

const words: readonly (readonly [string, string])[] = [
  ['entry', 'an action, a resource type or a condition key'],
  ['dependent', 'an action that must be allowed as well for another to work'],
  ['scope', 'the resources that an item of the cart is limited to'],
  ['honours', 'an action honours a key when a condition on the key has an effect on it'],
  ['finding', 'what a check has to say about the policy'],
];

const qualifiers: readonly (readonly [string, string])[] = [
  ['kind:', 'action, key, type'],
  ['is:', 'read, write, list, tagging, permissions, deprecated, permission-only, new'],
  ['needs: key: on:', 'needs:iam:PassRole, key:VpcSubnets, on:endpoint'],
  ['type: service:', 'type:arn, service:s3 (or begin with s3:)'],
  ['-', 'before any of these: not'],
];

function pairs(rows: readonly (readonly [string, string])[], left: number, width: number): readonly Line[] {
  return rows.flatMap(([name, text]) =>
    wrapText(text, Math.max(10, width - left - 2)).map((part, index) => [
      span((index === 0 ? name : '').padEnd(left), 'strong'),
      span('  '),
      span(part),
    ]),
  );
}

const bindingPair = ({ keys, help }: Binding, ascii: boolean): readonly [string, string] => [
  keys.map((key) => keyLabel(key, ascii)).join(' '),
  help,
];

/** Every row of the help for the screen below it. */
export function helpRows(state: State): readonly Line[] {
  const width = Math.min(100, state.size.columns - 4);
  const { ascii } = state.settings;
  const own = keymap
    .filter((binding) => binding.contexts.includes(state.screen))
    .map((binding) => bindingPair(binding, ascii));
  const left = Math.max(...own.map(([keys]) => cells(keys)));
  const blank: Line = [];
  const block = (title: string, rows: readonly Line[]): readonly Line[] => [
    blank,
    line(title, 'heading'),
    ...rows,
  ];
  return [
    ...wrapText(purpose[state.screen], width).map((text) => line(text)),
    ...block('Keys', pairs(own, left, width)),
    ...(state.screen === 'explore' ? block('Narrowing the search', pairs(qualifiers, left, width)) : []),
    ...block('Marks', pairs([...marks, [ascii ? '*' : '✓', 'the action is in the cart']], left, width)),
    ...block('Words', pairs(words, left, width)),
  ];
}

/** The keymap as a table: what holds for every row, whatever it does. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Binding } from '../../src/app/keymap/binding.ts';
import { keyOf, withKeys } from '../../src/app/keymap/key-names.ts';
import { keymap } from '../../src/app/keymap.ts';
import { play } from '../support/play.ts';

const tables: readonly (readonly [string, readonly Binding[]])[] = Object.entries(keymap).map(
  ([context, { bindings }]) => [context, bindings],
);

describe('the keymap', () => {
  it.each(tables)('of %s has no row that an earlier one hides', (_, bindings) => {
    const taken = new Set<string>();
    const hidden: string[] = [];
    for (const { keys, when, command } of bindings) {
      if (keys.every((key) => taken.has(key))) hidden.push(command);
      if (when === undefined) for (const key of keys) taken.add(key);
    }
    expect(hidden).toEqual([]);
  });

  it.each(tables)('of %s leads out with Esc, and quits with ctrl-c', (_, bindings) => {
    const of = (key: string): string | undefined =>
      bindings.find(({ keys, when }) => keys.includes(key) && when === undefined)?.command;
    expect([of('esc'), of('ctrl-c'), of('ctrl-z')]).toEqual(['back', 'interrupt', 'suspend']);
  });

  it('has every command that a sentence names the key of', () => {
    const folder = new URL('../../src/app/', import.meta.url);
    const named = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('key-names.ts'))
      .flatMap((path) => [
        ...readFileSync(new URL(path, folder), 'utf8').matchAll(/(?<!\$)\{([a-z-]+\.[a-z-]+)\}/gu),
      ])
      .map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((name) => keyOf(keymap, name, { ascii: false }) === undefined)).toEqual([]);
  });

  it('keeps the names of its commands: configurations will hold them', async () => {
    const names = tables.map(([context, bindings]) => {
      const own = [...new Set(bindings.map(({ command }) => command))].filter(
        (name) => !/^edit-(?!all|scope|cond|cell|text)/.test(name),
      );
      return `${context}: ${own.join(' ')}\n`;
    });
    await expect(names.join('')).toMatchFileSnapshot('commands.txt');
  });
});

describe('a key that can do nothing', () => {
  it('says why, and changes nothing but the message', () => {
    const session = play();
    const places = [
      session,
      session.type('vpcsubnets'),
      session.type('zqxzqxzqxw'),
      session.type('vpcsubnets').press('enter'),
      session.press('shift-tab'),
      session.type('ctj').press('enter', 'd'),
      session.type('ctj').press('enter', 'd', 'shift-tab'),
      session.type('ctj').press('enter', 'd', 'shift-tab', 'tab'),
      session.type('ctj').press('enter', 'd', 'shift-tab', 'r'),
      session.type('ctj').press('enter', 'd', 'shift-tab', 'w'),
      session.type('ctj').press('enter', 'd', 'shift-tab', 's', 'ctrl-u'),
    ];
    const refused = places.flatMap((place) =>
      tables.flatMap(([context, bindings]) =>
        (place.state.overlay?.kind ?? place.state.screen) === context
          ? bindings.flatMap(({ keys: [key = ''], when, disabled }) => {
              const reason = (when?.(place.state) ?? true) ? disabled?.(place.state) : undefined;
              return reason === undefined ? [] : [{ place, key, reason }];
            })
          : [],
      ),
    );
    expect(refused.length).toBeGreaterThan(20);
    for (const { place, key, reason } of refused) {
      const { state, effects } = place.press(key);
      const message = { text: withKeys(reason, keymap, { ascii: false }), tone: 'hint' };
      expect({ ...state, messages: [] }).toEqual({ ...place.state, message, messages: [] });
      expect(effects).toEqual(place.effects);
    }
  });
});

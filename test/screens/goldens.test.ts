/**
 * Every screen, overlay and state as a person sees it, at four sizes; each golden is a text file to review.
 * `npx vitest run test/screens -u` writes them anew.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { openSession, type Session, startWith } from '../support/screen.ts';

const colourSize = { columns: 80, rows: 24 };
const sizes = [{ columns: 60, rows: 20 }, colourSize, { columns: 140, rows: 40 }, { columns: 200, rows: 60 }];

/** From Explore to a cart that a training job needs. */
const filledCart = ['ctj', 'enter', 'd', 'shift-tab'];

/** What is pressed to reach each scene: keys by name, and text. */
const scenes: Readonly<Record<string, readonly string[]>> = {
  'explore-empty': [],
  'explore-query': ['ctj'],
  'explore-qualifiers': ['kind:action is:write -on:endpoint model'],
  'explore-nothing-found': ['zqxzqxzqxw'],
  'explore-bad-qualifier': ['level:write model'],
  'explore-keys': ['ctrl-t', 'ctrl-t'],
  'explore-recipes': ['kind:recipe'],
  'recipe-form': ['kind:recipe scientist', 'enter', 'subnet-1, subnet-2', 'down'],
  'recipe-refused': ['kind:recipe deployer', 'enter', 'down', 'Training'],
  'explore-pattern': ['DescribeTraining*'],
  'explore-marked': ['endpoint', 'tab', 'tab'],
  'explore-confirm': ['Describe*Job', 'alt-a'],
  'explore-help': ['?'],
  'explore-palette': ['ctj', 'alt-x', 'recall'],
  'explore-help-filter': ['?', '/', 'needs'],
  'detail-action': ['ctj', 'enter'],
  'detail-link': ['ctj', 'enter', 'down', 'down', 'down'],
  'detail-key': ['vpcsubnets', 'enter'],
  'detail-deprecated-key': ['is:deprecated volumekms', 'enter'],
  'detail-type': ['kind:type endpoint', 'enter'],
  'detail-filter': ['vpcsubnets', 'enter', '/', 'hyper'],
  'detail-copy-menu': ['ctj', 'enter', 'Y'],
  'detail-help': ['ctj', 'enter', '?'],
  'cart-empty': ['shift-tab'],
  'cart-policy': [...filledCart],
  'cart-findings': [...filledCart, 'tab'],
  'cart-policy-pane': [...filledCart, 'tab', 'tab', 'j'],
  'cart-words': [...filledCart, 'p'],
  'cart-changes': [...filledCart, 'p', 'p'],
  'cart-ask': [...filledCart, 'i', 'prod-9 with VpcSubnets=subnet-1'],
  'cart-ask-offers': [...filledCart, 'i', 'ctrl-u', 'creatra', 'down'],
  'cart-terraform': [...filledCart, 'f', 'down', 'down', 'enter'],
  'cart-format-menu': [...filledCart, 'f'],
  'cart-target-menu': [...filledCart, 't'],
  'cart-scope': [...filledCart, 'r'],
  'cart-scope-filling': [...filledCart, 'r', 'enter', 'fraud-*'],
  'cart-condition-key': [...filledCart, 'w', 'vpc'],
  'cart-condition-operator': [...filledCart, 'w', 'vpcsubnets', 'enter'],
  'cart-condition-values': [...filledCart, 'w', 'vpcsubnets', 'enter', 'enter', 'subnet-1', 'enter'],
  'cart-condition-list': [...filledCart, 'w', 'vpcsubnets', 'enter', 'enter', 'subnet-1', 'enter', 'enter'],
  'cart-marked': [...filledCart, ' '],
  'cart-fix': [...filledCart, 'F'],
  'cart-cell': [...filledCart, 'right', 'right', 'right'],
  'cart-by-service': [...filledCart, 'v'],
  'cart-statement-name': [...filledCart, 'S'],
  'cart-save': [...filledCart, 's'],
  'cart-remove': [...filledCart, 'x'],
  'cart-palette': [...filledCart, ':', 'undo'],
  'cart-messages': [...filledCart, 'M'],
  'cart-help': [...filledCart, '?'],
};

/** Scenes that show what is worked out while no key comes. */
const proved = new Set(['cart-words', 'cart-changes']);

let session: Session | undefined;
afterEach(async () => {
  await session?.end();
  session = undefined;
});

for (const size of sizes) {
  const name = `${size.columns}x${size.rows}`;
  describe(name, () => {
    it.each(Object.entries(scenes))('%s', async (scene, keys) => {
      session = await openSession(startWith({ size }));
      await session.press(...keys);
      // The third pane of a very wide window says the policy in words.
      if (proved.has(scene) || size.columns === 200) session.prove();
      const frame = await session.frame();
      expect(frame.split('\n')).toHaveLength(size.rows);
      await expect(`${frame}\n`).toMatchFileSnapshot(`${name}/${scene}.txt`);
      // In colour, every change of look marked, at one size.
      if (size === colourSize)
        await expect(`${await session.painted()}\n`).toMatchFileSnapshot(`colour/${scene}.txt`);
    });
  });
}

describe('with all keys in one read', () => {
  it.each(Object.entries(scenes))('%s', async (scene, keys) => {
    session = await openSession(startWith());
    await session.pressAtOnce(...keys);
    if (proved.has(scene)) session.prove();
    await expect(`${await session.frame()}\n`).toMatchFileSnapshot(`80x24/${scene}.txt`);
  });
});

describe('in plain ASCII', () => {
  it.each(['explore-query', 'detail-action', 'cart-policy', 'cart-changes', 'explore-help'])(
    '%s',
    async (scene) => {
      session = await openSession(
        startWith({ settings: { ascii: true, screenReader: false, hyperlinks: false } }),
      );
      await session.press(...(scenes[scene] ?? []));
      if (proved.has(scene)) session.prove();
      const frame = await session.frame();
      expect(frame).toMatch(/^[\x20-\x7e\n]*$/);
      await expect(`${frame}\n`).toMatchFileSnapshot(`ascii/${scene}.txt`);
    },
  );
});

describe('for a screen reader', () => {
  it.each([
    'explore-query',
    'explore-recipes',
    'explore-palette',
    'detail-action',
    'detail-link',
    'cart-policy',
    'cart-messages',
    'cart-format-menu',
    'cart-findings',
    'cart-words',
    'cart-changes',
  ])('%s', async (scene) => {
    session = await openSession(
      startWith({ settings: { ascii: true, screenReader: true, hyperlinks: false } }),
    );
    await session.press(...(scenes[scene] ?? []));
    if (proved.has(scene)) session.prove();
    await expect(`${await session.frame()}\n`).toMatchFileSnapshot(`screen-reader/${scene}.txt`);
  });
});

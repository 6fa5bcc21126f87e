/**
 * Every screen, overlay and state as a person sees it, at three sizes; each golden is a text file to review.
 * `npx vitest run test/screens -u` writes them anew.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { openSession, type Session, startWith } from '../support/screen.ts';

const sizes = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 140, rows: 40 },
] as const;

/** How each scene is reached. */
const scenes: Readonly<Record<string, (session: Session) => Promise<void>>> = {
  'explore-empty': async () => {},
  'explore-query': async (session) => session.type('ctj'),
  'explore-qualifiers': async (session) => session.type('kind:action is:write -on:endpoint model'),
  'explore-nothing-found': async (session) => session.type('zqxzqxzqxw'),
  'explore-bad-qualifier': async (session) => session.type('level:write model'),
  'explore-keys': async (session) => session.press('ctrl-t', 'ctrl-t'),
  'explore-marked': async (session) => {
    await session.type('endpoint');
    await session.press('tab', 'tab');
  },
  'explore-confirm': async (session) => {
    await session.type('Describe*Job');
    await session.press('alt-a');
  },
  'explore-help': async (session) => session.press('?'),
  'detail-action': async (session) => {
    await session.type('ctj');
    await session.press('enter');
  },
  'detail-link': async (session) => {
    await session.type('ctj');
    await session.press('enter', 'down', 'down', 'down', 'down');
  },
  'detail-key': async (session) => {
    await session.type('vpcsubnets');
    await session.press('enter');
  },
  'detail-deprecated-key': async (session) => {
    await session.type('is:deprecated volumekms');
    await session.press('enter');
  },
  'detail-type': async (session) => {
    await session.type('kind:type endpoint');
    await session.press('enter');
  },
  'detail-filter': async (session) => {
    await session.type('vpcsubnets');
    await session.press('enter', '/');
    await session.type('hyper');
  },
  'detail-copy-menu': async (session) => {
    await session.type('ctj');
    await session.press('enter', 'Y');
  },
  'detail-help': async (session) => {
    await session.type('ctj');
    await session.press('enter', '?');
  },
  'cart-empty': async (session) => session.press('shift-tab'),
  'cart-policy': async (session) => filledCart(session),
  'cart-findings': async (session) => {
    await filledCart(session);
    await session.press('tab');
  },
  'cart-policy-pane': async (session) => {
    await filledCart(session);
    await session.press('tab', 'tab', 'j');
  },
  'cart-terraform': async (session) => {
    await filledCart(session);
    await session.press('f', 'down', 'down', 'enter');
  },
  'cart-format-menu': async (session) => {
    await filledCart(session);
    await session.press('f');
  },
  'cart-target-menu': async (session) => {
    await filledCart(session);
    await session.press('t');
  },
  'cart-scope': async (session) => {
    await filledCart(session);
    await session.press('r');
  },
  'cart-scope-filling': async (session) => {
    await filledCart(session);
    await session.press('r', 'enter');
    await session.type('fraud-*');
  },
  'cart-condition-key': async (session) => {
    await filledCart(session);
    await session.press('w');
    await session.type('vpc');
  },
  'cart-condition-operator': async (session) => {
    await filledCart(session);
    await session.press('w');
    await session.type('vpcsubnets');
    await session.press('enter');
  },
  'cart-condition-values': async (session) => {
    await filledCart(session);
    await session.press('w');
    await session.type('vpcsubnets');
    await session.press('enter', 'enter');
    await session.type('subnet-1');
    await session.press('enter');
  },
  'cart-condition-list': async (session) => {
    await filledCart(session);
    await session.press('w');
    await session.type('vpcsubnets');
    await session.press('enter', 'enter');
    await session.type('subnet-1');
    await session.press('enter', 'enter');
  },
  'cart-save': async (session) => {
    await filledCart(session);
    await session.press('s');
  },
  'cart-remove': async (session) => {
    await filledCart(session);
    await session.press('x');
  },
  'cart-help': async (session) => {
    await filledCart(session);
    await session.press('?');
  },
};

async function filledCart(session: Session): Promise<void> {
  await session.type('ctj');
  await session.press('enter', 'd', 'shift-tab');
}

let session: Session | undefined;
afterEach(async () => {
  await session?.end();
  session = undefined;
});

for (const size of sizes) {
  const name = `${size.columns}x${size.rows}`;
  describe(name, () => {
    it.each(Object.entries(scenes))('%s', async (scene, reach) => {
      session = await openSession(startWith({ size }));
      await reach(session);
      const frame = await session.frame();
      expect(frame.split('\n')).toHaveLength(size.rows);
      await expect(`${frame}\n`).toMatchFileSnapshot(`${name}/${scene}.txt`);
    });
  });
}

describe('in colour, every change of look marked', () => {
  it.each(Object.entries(scenes))('%s', async (scene, reach) => {
    session = await openSession(startWith());
    await reach(session);
    await expect(`${await session.painted()}\n`).toMatchFileSnapshot(`colour/${scene}.txt`);
  });
});

describe('in plain ASCII', () => {
  it.each(['explore-query', 'detail-action', 'cart-policy', 'explore-help'])('%s', async (scene) => {
    session = await openSession(
      startWith({ settings: { ascii: true, screenReader: false, hyperlinks: false } }),
    );
    await scenes[scene]?.(session);
    const frame = await session.frame();
    expect(frame).toMatch(/^[\x20-\x7e\n]*$/);
    await expect(`${frame}\n`).toMatchFileSnapshot(`ascii/${scene}.txt`);
  });
});

describe('for a screen reader', () => {
  it.each(['explore-query', 'detail-action', 'detail-link', 'cart-policy', 'cart-findings'])(
    '%s',
    async (scene) => {
      session = await openSession(
        startWith({ settings: { ascii: true, screenReader: true, hyperlinks: false } }),
      );
      await scenes[scene]?.(session);
      await expect(`${await session.frame()}\n`).toMatchFileSnapshot(`screen-reader/${scene}.txt`);
    },
  );
});

import { execFileSync } from 'node:child_process';
import {
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { addAction, emptyCart, removeItem, setCondition } from '../../src/policy/cart/cart.ts';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import type { Cart } from '../../src/policy/cart-model.ts';
import { cartOf } from '../../src/storage/cart-json.ts';
import { isGone, thisInstance } from '../../src/storage/instance.ts';
import { openCartStore } from '../../src/storage/saved-carts.ts';
import { testFolder } from './folder.ts';

const folder = testFolder();
const training = addAction(emptyCart, 'sagemaker:CreateTrainingJob');
const models = addAction(addAction(emptyCart, 'sagemaker:CreateModel'), 'iam:PassRole', [
  'sagemaker:CreateModel',
]);

/** A machine on which instances start and end. */
function machine(host = 'a1') {
  const running = new Set<number>();
  const problems: string[] = [];
  let time = 1_000;
  return {
    problems,
    running,
    start(pid: number) {
      time += 1;
      running.add(pid);
      const self = {
        host,
        pid,
        startedAt: time,
        bootedAt: 0,
        isRunning: (other: number) => running.has(other),
      };
      const store = openCartStore(folder(), self, (sentence) => problems.push(sentence));
      const end = async () => {
        await store.flush();
        running.delete(pid);
      };
      return { ...store, end };
    },
  };
}

const files = () => readdirSync(join(folder(), 'carts')).sort();

/** Sets when a file was written, since two writes of a test can fall into one tick of the clock. */
function age(name: string | undefined, minutes: number): void {
  const then = new Date(Date.now() - minutes * 60_000);
  utimesSync(join(folder(), 'carts', name ?? ''), then, then);
}

describe('the cart between sessions', () => {
  it('is on the disk at once for a program that may end at any moment, and stays the newest', async () => {
    const only = machine().start(10);
    const onDisk = (): unknown => JSON.parse(readFileSync(only.savedIn() ?? '', 'utf8')).cart;
    only.save({ cart: training });
    only.save({ cart: models });
    only.saveNow();
    expect(onDisk()).toEqual(models);
    await only.end();
    expect(onDisk()).toEqual(models);
    expect(files()).toEqual(['a1-10-1001.json']);
  });

  it('is there at the next start', async () => {
    const { start, problems } = machine();
    const first = start(10);
    expect(first.restore()).toEqual({});
    first.save({ cart: training });
    first.save({ cart: models });
    await first.end();
    const second = start(11);
    expect(second.restore().restored?.cart).toEqual(models);
    expect(files()).toEqual(['a1-11-1002.json']);
    expect(problems).toEqual([]);
  });

  it('brings back what it was for, its format and its file', async () => {
    const { start } = machine();
    const first = start(10);
    const saved = {
      cart: models,
      target: 'session',
      format: 'terraform',
      file: '/home/me/pol.tf',
      known: { digest: 'd1', format: 'json' },
    } as const;
    first.save(saved);
    await first.end();
    expect(start(11).restore().restored).toEqual({ ...saved, savedAt: expect.any(Date) });
  });

  it('comes back also from a file of an older version, or one with parts that are of no use', async () => {
    const { start } = machine();
    await mkdir(join(folder(), 'carts'));
    const write = (name: string, value: unknown) =>
      writeFileSync(join(folder(), 'carts', name), JSON.stringify(value));
    write('a1-9-500.json', { format: 1, cart: models });
    expect(start(10).restore().restored).toEqual({ cart: models, savedAt: expect.any(Date) });
    write('a1-9-501.json', { cart: models, target: 'all', format: 'pdf', file: 7, known: { digest: 'd' } });
    expect(start(11).restore().restored).toEqual({ cart: models, savedAt: expect.any(Date) });
    write('a1-9-502.json', { cart: models, file: '/p.json', known: { digest: 'd', format: 'pdf' } });
    expect(start(12).restore().restored).toEqual({
      cart: models,
      file: '/p.json',
      savedAt: expect.any(Date),
    });
  });

  it('stays empty when it was emptied', async () => {
    const { start } = machine();
    const first = start(10);
    first.save({ cart: training });
    first.save({ cart: removeItem(training, 'i1') });
    await first.end();
    expect(start(11).restore()).toEqual({});
    expect(files()).toEqual([]);
  });

  it('can be read by its owner alone', async () => {
    const first = machine().start(10);
    first.save({ cart: training });
    await first.flush();
    expect(statSync(join(folder(), 'carts')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder(), 'carts', files()[0] ?? '')).mode & 0o777).toBe(0o600);
  });

  it('survives a session that starts fresh and changes nothing', async () => {
    const { start } = machine();
    const first = start(10);
    first.save({ cart: training });
    await first.end();
    await start(11).end();
    expect(start(12).restore().restored?.cart).toEqual(training);
  });
});

describe('two instances', () => {
  it('do not touch the cart of one that runs', async () => {
    const { start } = machine();
    const first = start(10);
    first.save({ cart: training });
    await first.flush();
    const second = start(11);
    expect(second.restore()).toEqual({});
    second.save({ cart: models });
    await second.end();
    await first.end();
    const [ofFirst, ofSecond] = files();
    age(ofFirst, 5);
    age(ofSecond, 9);
    expect(start(12).restore().restored?.cart).toEqual(training);
    expect(start(13).restore().restored?.cart).toEqual(models);
    expect(start(14).restore()).toEqual({});
  });

  it('that start at once do not get the same cart', async () => {
    const { start } = machine();
    const first = start(10);
    first.save({ cart: training });
    await first.end();
    const carts = [start(11), start(12)].map((store) => store.restore().restored?.cart);
    expect(carts).toEqual([training, undefined]);
  });

  it('lose nothing when one takes the other for ended', async () => {
    const { start, running } = machine();
    const first = start(10);
    first.save({ cart: training });
    await first.flush();
    running.delete(10);
    const second = start(11);
    expect(second.restore().restored?.cart).toEqual(training);
    second.save({ cart: models });
    first.save({ cart: training });
    await Promise.all([first.flush(), second.flush()]);
    expect(files()).toEqual(['a1-10-1001.json', 'a1-11-1002.json']);
  });

  it('leave no more than five carts behind', async () => {
    const { start } = machine();
    const stores = [10, 11, 12, 13, 14, 15, 16].map(start);
    for (const store of stores) store.save({ cart: training });
    for (const store of stores) await store.end();
    for (const [index, name] of files().entries()) age(name, index + 1);
    const next = start(20);
    next.restore();
    expect(files()).toEqual(
      [11, 12, 13, 14, 20].map((pid) => `a1-${pid}-${pid === 20 ? 1008 : 991 + pid}.json`),
    );
  });
});

describe('a saved cart that cannot be used', () => {
  it.each([
    ['cut off', '{"format":1,"cart":{"items":[', 'it is cut off or not JSON'],
    ['empty', '', 'it is cut off or not JSON'],
    ['of another kind', '{"format":1,"cart":{"items":[{"id":"i1"}]}}', 'it does not hold a cart'],
    ['no object', 'null', 'it does not hold a cart'],
  ])('because it is %s is set aside', async (_, text, reason) => {
    const { start } = machine();
    await mkdir(join(folder(), 'carts'));
    writeFileSync(join(folder(), 'carts/a1-9-500.json'), text);
    const store = start(10);
    const outcome = store.restore();
    expect(outcome.restored).toBeUndefined();
    const [aside] = files();
    expect(aside).toMatch(/^a1-9-500-[0-9a-f]{6}\.unreadable$/);
    expect(outcome.problem).toBe(
      `The saved cart could not be read (${reason}); it was set aside as ${join(folder(), 'carts', aside ?? '')}.`,
    );
    expect(readFileSync(join(folder(), 'carts', aside ?? ''), 'utf8')).toBe(text);
    store.save({ cart: training });
    await store.end();
    expect(start(11).restore().restored?.cart).toEqual(training);
  });
});

describe('a saved cart that is of no use', () => {
  const lay = async (name: string, content: string | object): Promise<string> => {
    await mkdir(join(folder(), 'carts'), { recursive: true });
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    writeFileSync(join(folder(), 'carts', name), text);
    return join(folder(), 'carts', name);
  };
  const behind = async (): Promise<void> => {
    await lay('a1-8-400.json', { version: 1, cart: models });
    age('a1-8-400.json', 10);
  };

  it('because a newer version wrote it is left alone and named, and does not hide an older one', async () => {
    const newest = await lay('a1-9-500.json', { version: 2, cart: training, basket: {} });
    await behind();
    const { restored, problem } = machine().start(10).restore();
    expect(restored?.cart).toEqual(models);
    expect(problem).toContain(newest);
    expect(problem).toContain('newer version');
    expect(JSON.parse(readFileSync(newest, 'utf8'))).toMatchObject({ version: 2, basket: {} });
    // However many other carts there are.
    for (let pid = 20; pid < 30; pid += 1) await lay(`a1-${pid}-600.json`, { version: 1, cart: models });
    machine().start(11).restore();
    expect(files()).toContain('a1-9-500.json');
  });

  it('because it is empty or broken does not hide an older one', async () => {
    await lay('a1-9-500.json', { version: 1, cart: emptyCart });
    await lay('a1-9-501.json', '{"version":1,');
    await behind();
    const { restored, problem } = machine().start(10).restore();
    expect(restored?.cart).toEqual(models);
    expect(problem).toContain('cut off');
    expect(files().filter((name) => name.endsWith('.json'))).toHaveLength(1);
  });

  it('because no policy has room for it is set aside', async () => {
    const items = Array.from({ length: 100_000 }, (_, index) => ({
      ...models.items[0],
      id: `i${index + 1}`,
    }));
    await lay('a1-9-500.json', { version: 1, cart: { ...models, items, nextId: 100_001 } });
    expect(machine().start(10).restore().problem).toMatch(/more than any policy|larger than/);
    expect(files()).toEqual([expect.stringMatching(/unreadable$/)]);
  });

  it.each([
    ['10,000 levels', `[${'['.repeat(10_000)}${']'.repeat(10_000)}]`, 'nested too deeply'],
    ['a megabyte of statements', JSON.stringify('x'.repeat(1_048_576)), 'more than any policy has room for'],
  ])('because of %s is set aside, and does not hide an older one', async (_, sid, reason) => {
    await lay(
      'a1-9-500.json',
      `{"version":1,"cart":{"items":[],"extra":{},"nextId":1,"loaded":[{"key":"s1","items":[],"statement":
        {"Effect":"Allow","Principal":${sid},"Action":"s3:*","Resource":"*"}}]}}`,
    );
    await behind();
    const { restored, problem } = machine().start(10).restore();
    expect(restored?.cart).toEqual(models);
    expect(problem).toContain(reason);
  });

  it('of an older version is read', async () => {
    await lay('a1-9-500.json', { cart: models });
    expect(machine().start(10).restore()).toMatchObject({ restored: { cart: models } });
  });

  it.skipIf(process.platform === 'win32')('is not read where it is a pipe, a device or endless', async () => {
    await behind();
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder(), 'carts/a1-9-500.json')]);
    symlinkSync('/dev/zero', join(folder(), 'carts/a1-9-501.json'));
    await lay('a1-9-502.json', '');
    truncateSync(join(folder(), 'carts/a1-9-502.json'), 17 * 1024 * 1024);
    const { restored, problem } = machine().start(10).restore();
    expect(restored?.cart).toEqual(models);
    expect(problem).toMatch(/not a regular file|larger than 16 MiB/);
  });
});

describe('temporary files of writes that were killed', () => {
  it('are removed by a later start, and young ones are not', async () => {
    await mkdir(join(folder(), 'carts'));
    const old = ['.recent-queries.json.0123456789ab', 'carts/.a1-9-500.json.0123456789ab'];
    for (const name of [...old, 'carts/.a1-9-500.json.ba9876543210', 'notes.0123456789ab'])
      writeFileSync(join(folder(), name), '{');
    const then = new Date(Date.now() - 2 * 3_600_000);
    for (const name of [...old, 'notes.0123456789ab']) utimesSync(join(folder(), name), then, then);
    machine().start(10).restore();
    await expect.poll(files).toEqual(['.a1-9-500.json.ba9876543210']);
    await expect.poll(() => readdirSync(folder())).toEqual(['carts', 'notes.0123456789ab']);
  });
});

describe('a cart that cannot be saved', () => {
  it('is said once, and saved when it can be again', async () => {
    const { start, problems } = machine();
    writeFileSync(join(folder(), 'carts'), 'in the way');
    const store = start(10);
    expect(store.restore()).toEqual({});
    store.save({ cart: training });
    await store.flush();
    store.save({ cart: models });
    await store.flush();
    expect(problems).toEqual([
      `The cart could not be saved in ${join(folder(), 'carts')}: a part of the path is not a folder.`,
    ]);
    const { rm } = await import('node:fs/promises');
    await rm(join(folder(), 'carts'));
    store.save({ cart: training });
    await store.end();
    expect(start(11).restore().restored?.cart).toEqual(training);
  });
});

describe('the shape of a cart', () => {
  const loaded: Cart = cartFromDocument(
    JSON.parse(`{"Version":"2008-10-17","Id":"x","Statement":[
      {"Effect":"Allow","Action":["sagemaker:CreateModel","s3:*"],"Resource":"*","Condition":{"Bool":{"aws:SecureTransport":true}}},
      {"Effect":"Deny","NotAction":"iam:*","NotPrincipal":{"AWS":"*"},"Resource":"*","Odd":[1]}]}`),
    loadCatalog(),
  );
  const limited = setCondition(training, 'all', {
    operator: 'StringEquals',
    key: 'aws:RequestTag/team',
    values: ['ml'],
  });

  it.each([
    ['empty', emptyCart],
    ['chosen', models],
    ['limited', limited],
    ['loaded', loaded],
  ])('survives the file: %s', (_, cart) => {
    expect(cartOf(JSON.parse(JSON.stringify(cart)))).toEqual(cart);
  });

  it.each<[unknown]>([
    [null],
    [[]],
    [{}],
    [{ ...models, nextId: 2 }],
    [{ ...models, nextId: 1.5 }],
    [{ ...models, items: [...models.items, models.items[0]] }],
    [{ ...models, items: [{ ...models.items[0], effect: 'allow' }] }],
    [{ ...models, items: [{ ...models.items[0], id: 'x' }] }],
    [{ ...models, items: [{ ...models.items[0], scope: { kind: 'arns', byType: { a: 'b' } } }] }],
    [{ ...models, items: [{ ...models.items[0], conditions: [{ operator: 'a', key: 'b', values: [1] }] }] }],
    [{ ...loaded, loaded: [{ key: 's1', statement: null, items: [] }] }],
    ...[
      { Effect: 'Allow', Action: 5, Resource: '*' },
      { Effect: ['Allow'], Action: 's3:*', Resource: '*' },
      { Effect: 'Allow', Action: ['s3:*', {}], Resource: '*' },
      { Effect: 'Allow', Action: 's3:*', Resource: null },
      { Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: { Null: [] } },
      { Sid: {}, Effect: 'Allow', Action: 's3:*', Resource: '*' },
    ].map((statement): [unknown] => [{ ...loaded, loaded: [{ key: 's1', statement, items: [] }] }]),
    [{ ...loaded, extra: { Id: {} } }],
    [{ ...loaded, extra: { Statement: [] } }],
    [{ ...models, extra: { Version: 'x' } }],
  ])('is refused when it is not one: %j', (value) => {
    expect(cartOf(value)).toBeUndefined();
  });
});

describe('whether an instance is gone', () => {
  const self = { ...thisInstance(), isRunning: (pid: number) => pid === 77 };
  const owner = { host: self.host, pid: 77, startedAt: self.startedAt - 1 };

  it('is known by its process, the boot, and the machine', () => {
    expect(isGone(owner, self)).toBe(false);
    expect(isGone({ ...owner, pid: 78 }, self)).toBe(true);
    expect(isGone({ ...owner, startedAt: self.bootedAt - 1 }, self)).toBe(true);
    expect(isGone({ ...owner, host: 'other' }, self)).toBe(true);
    expect(isGone({ ...owner, pid: self.pid }, self)).toBe(true);
    expect(isGone(self, self)).toBe(false);
  });

  it('is asked of the system', () => {
    const { isRunning } = thisInstance();
    expect(isRunning(2 ** 22 + 1)).toBe(false);
  });
});

/**
 * Random files: what the program writes or reads, changed as disks, editors and malice change it. A run is a file and
 * its list of changes, so that one that fails can be cut down to the few that matter. Whatever a file holds, a command
 * ends with a code of its own and sentences; nothing is thrown, nothing comes under `__proto__`.
 */
import { ok, strictEqual } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { screenView } from '../../src/app/screen-view.ts';
import { findingsOf } from '../../src/app/state/checking.ts';
import { policyText } from '../../src/app/state/policy.ts';
import { initialState } from '../../src/app/state/state.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import { parsePolicy } from '../../src/iam/parse.ts';
import { addAction, emptyCart } from '../../src/policy/cart/cart.ts';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import type { Cart } from '../../src/policy/cart-model.ts';
import { savedVersion } from '../../src/storage/cart-json.ts';
import { thisInstance } from '../../src/storage/instance.ts';
import { loadRecentQueries } from '../../src/storage/recent-queries.ts';
import { openCartStore } from '../../src/storage/saved-carts.ts';
import { smExplore } from '../cli/session.ts';
import { startWith } from '../support/screen.ts';

/** A change at a place, given as a share (0 to 1) of the file, so that it stays one when others are left out. */
export interface Change {
  readonly kind: 'insert' | 'delete' | 'repeat' | 'replace' | 'cut' | 'value';
  readonly at: number;
  readonly length: number;
  readonly bytes: string;
}

export type FileKind = 'policy' | 'cart' | 'config' | 'queries' | 'log';

export interface RandomFile {
  readonly kind: FileKind;
  readonly changes: readonly Change[];
}

const statement = {
  Sid: 'Train',
  Effect: 'Allow',
  Action: ['sagemaker:CreateTrainingJob', 'iam:PassRole'],
  Resource: ['arn:aws:sagemaker:eu-west-1:111122223333:training-job/a-*', '*'],
  Condition: { StringEquals: { 'aws:RequestTag/team': ['ml'] }, Bool: { 'aws:SecureTransport': 'true' } },
};

/** Items with conditions, and statements that are carried through. */
function someCart(): Cart {
  const catalog = loadCatalog();
  const { document } = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }));
  const loaded = document === undefined ? emptyCart : cartFromDocument(document, catalog);
  return addAction(addAction(loaded, 'sagemaker:CreateModel'), 'iam:PassRole', ['sagemaker:CreateModel']);
}

const whole: Readonly<Record<FileKind, string>> = {
  policy: JSON.stringify(
    { Version: '2012-10-17', Statement: [statement, { ...statement, Sid: 'B', NotAction: 's3:*' }] },
    null,
    2,
  ),
  cart: JSON.stringify({ version: savedVersion, cart: someCart(), target: 'managed', format: 'json' }),
  config: JSON.stringify({
    region: 'eu-west-1',
    account: '111122223333',
    target: 'role-inline',
    ascii: true,
    keys: [{ keys: 'ctrl-g', command: 'open' }],
    theme: { selected: 'cyan' },
    ignoreRules: ['escalation'],
  }),
  queries: JSON.stringify(['ctj', 'kind:key vpc', 'endpoint'], null, 2),
  log: 'User: arn:aws:sts::444455556666:assumed-role/Exec/s is not authorized to perform: sagemaker:CreateModel on resource: arn:aws:sagemaker:eu-west-1:444455556666:model/m because no identity-based policy allows it\n{"eventSource":"sagemaker.amazonaws.com","eventName":"CreateModel"}\n',
};

const kinds: readonly FileKind[] = ['policy', 'cart', 'config', 'queries', 'log'];

/** Pieces that break readers: other types, deep nesting, names of the language, characters nobody sees. */
const pieces = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  'null',
  'true',
  '-1e999',
  '[]',
  '{}',
  '"__proto__":{"polluted":true},',
  '"constructor":{"prototype":{"polluted":true}},',
  '"toString":1,',
  '[['.repeat(3_000),
  '{"a":'.repeat(3_000),
  '\u0000',
  '\u001b[2J',
  '\u202e',
  '\ufeff',
  '\ud800',
  '\r\n',
  '//',
  '/*',
  '${aws:username}',
  '*'.repeat(500),
  'ש'.repeat(200),
  '\\u0000',
  '\\ud800',
] as const;

/** What may stand where JSON has another value or key; the file stays JSON. */
const values = [
  'null',
  'true',
  '-1',
  '1e400',
  '""',
  '"x"',
  '[]',
  '{}',
  '[[]]',
  '"__proto__"',
  '"\\u0000"',
  '"ש*"',
];
const token = /"(?:[^"\\]|\\.)*"|\b(?:true|false|null)\b|-?\b\d+\b/gu;

/** Numbers from 0 to below 1, the same for the same seed. */
function* randomNumbers(seed: number): Generator<number, never> {
  for (let state = seed >>> 0; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield ((state >>> 8) & 0xffffff) / 2 ** 24;
  }
}

/** A file and its changes, the same for the same seed. */
export function randomFile(seed: number): RandomFile {
  const numbers = randomNumbers(Math.imul(seed, 2_654_435_761));
  const next = (): number => numbers.next().value;
  for (let skipped = 0; skipped < 8; skipped += 1) next();
  const pick = <T>(from: readonly T[], fallback: T): T => from[Math.floor(next() * from.length)] ?? fallback;
  return {
    kind: pick(kinds, 'policy'),
    // Half of the files stay JSON, or all would end at its reader.
    changes:
      next() < 0.5
        ? Array.from({ length: 1 + Math.floor(next() * 4) }, () => ({
            kind: 'value' as const,
            at: next(),
            length: 0,
            bytes: pick(values, 'null'),
          }))
        : Array.from({ length: 1 + Math.floor(next() * 6) }, () => ({
            kind: pick(['insert', 'insert', 'delete', 'repeat', 'replace', 'cut'] as const, 'insert'),
            at: next(),
            length: Math.floor(next() ** 3 * 60) + 1,
            bytes: pick(pieces, '{'),
          })),
  };
}

/** The text with the value or key at that share of all of them replaced. */
function withValue(text: string, at: number, piece: string): Buffer {
  const all = [...text.matchAll(token)];
  const chosen = all[Math.floor(at * all.length)];
  if (chosen === undefined) return Buffer.from(text);
  return Buffer.from(text.slice(0, chosen.index) + piece + text.slice(chosen.index + chosen[0].length));
}

/** The file's bytes after its changes. */
function bytesOf({ kind, changes }: RandomFile): Buffer {
  let bytes: Buffer = Buffer.from(whole[kind]);
  for (const { kind: what, at, length, bytes: piece } of changes) {
    const start = Math.floor(at * (bytes.length + 1));
    const [before, behind] = [bytes.subarray(0, start), bytes.subarray(start)];
    const own = Buffer.from(piece);
    switch (what) {
      case 'insert':
        bytes = Buffer.concat([before, own, behind]);
        break;
      case 'delete':
        bytes = Buffer.concat([before, behind.subarray(length)]);
        break;
      case 'repeat':
        bytes = Buffer.concat([before, behind.subarray(0, length), behind]);
        break;
      case 'replace':
        bytes = Buffer.concat([before, own, behind.subarray(length)]);
        break;
      case 'value':
        bytes = withValue(bytes.toString(), at, piece);
        break;
      case 'cut':
        bytes = Buffer.from(before);
        break;
    }
  }
  return bytes;
}

/** A command ends by itself, with a code that it promises, and says no more than sentences. */
async function ends(argv: readonly string[], configPath?: string): Promise<void> {
  const { code, out, err } = await smExplore(argv, configPath === undefined ? {} : { configPath });
  ok([0, 1, 2, 3].includes(code), `${argv.join(' ')} ends with ${code}: ${err}`);
  ok(!/\n\s+at .*:\d+:\d+/u.test(err), `${argv.join(' ')} prints a stack trace: ${err}`);
  ok(!/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/u.test(out + err), 'a control character leaves raw');
}

/** Reads the file by every command and edge that reads its kind. @throws AssertionError, or whatever is thrown */
export async function readRandomFile(file: RandomFile): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sm-explore-files-'));
  try {
    const name = file.kind === 'queries' ? 'recent-queries.json' : 'file.json';
    const path = join(folder, name);
    writeFileSync(path, bytesOf(file));
    switch (file.kind) {
      case 'policy':
        for (const command of ['check', 'explain', 'from']) await ends([command, path]);
        await ends(['can', path, '--action', 'sagemaker:ListModels']);
        await ends(['diff', path, path]);
        break;
      case 'log':
        await ends(['from', path]);
        await ends(['check', path]);
        break;
      case 'config':
        await ends(['policy', 'sagemaker:ListModels'], path);
        break;
      case 'queries':
        ok(loadRecentQueries(folder).every((query) => query.length <= 300));
        break;
      case 'cart':
        await readCart(folder, bytesOf(file));
        break;
    }
    strictEqual(Reflect.get({}, 'polluted'), undefined, 'something came under __proto__');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A cart of an earlier session comes back whole or not at all, and is shown and assembled without a throw. */
async function readCart(folder: string, bytes: Buffer): Promise<void> {
  const self = { ...thisInstance(), isRunning: () => false };
  const carts = join(folder, 'carts');
  const { mkdir } = await import('node:fs/promises');
  await mkdir(carts);
  writeFileSync(join(carts, `${self.host}-1-${self.bootedAt + 1}.json`), bytes);
  const { restored } = openCartStore(folder, self, () => undefined).restore();
  if (restored === undefined) return;
  const state = { ...initialState(startWith({ cart: restored.cart })), screen: 'cart' as const };
  screenView(state);
  findingsOf(state);
  policyText(state);
}

/** The fewest of the changes that still fail. */
export async function shrunkFile(file: RandomFile): Promise<RandomFile> {
  const fails = (some: RandomFile): Promise<boolean> =>
    readRandomFile(some).then(
      () => false,
      () => true,
    );
  let least = file;
  for (let at = 0; at < least.changes.length; ) {
    const without = { ...least, changes: least.changes.filter((_, index) => index !== at) };
    if (await fails(without)) least = without;
    else at += 1;
  }
  return least;
}

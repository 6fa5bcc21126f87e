/** A policy that gzip packed is opened as the unpacked one, but apart from its file. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { cartOfFile, type StartCart } from '../../src/cli/start-cart.ts';
import { testFolder } from '../storage/folder.ts';

const folder = testFolder();
const defaults = { partition: 'aws', region: '*', account: '*', roleArns: [] };

function open(name: string, bytes: string | Uint8Array): Promise<StartCart> {
  const path = join(folder(), name);
  writeFileSync(path, bytes);
  return cartOfFile(path, loadCatalog(), defaults);
}

it('refuses more statements than a policy has room for, packed or not', async () => {
  const statement = { Effect: 'Allow', Action: 'sagemaker:ListModels', Resource: '*' };
  const text = JSON.stringify({ Version: '2012-10-17', Statement: Array(1001).fill(statement) });
  const refused = /has 1,001 statements, more than any policy has room for/;
  await expect(open('p.json', text)).rejects.toThrow(refused);
  await expect(open('p.json.gz', gzipSync(text))).rejects.toThrow(refused);
});

it('refuses long statements, and the cart of a newer version', async () => {
  const statement = { Effect: 'Allow', NotAction: Array(20_000).fill('s3:GetObject'), Resource: '*' };
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  await expect(open('p.json', text)).rejects.toThrow(
    /300,\d\d\d characters of statements, more than any policy/,
  );
  const later = JSON.stringify({ version: 2, cart: { items: [] }, basket: {} });
  await expect(open('c.json', later)).rejects.toThrow(/c\.json is a cart of a newer version .* left alone/);
});

it('opens a packed trust policy as the unpacked one, with no file to save into', async () => {
  const principal = { Service: 'sagemaker.amazonaws.com' };
  const statement = { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' };
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const plain = await open('t.json', text);
  const packed = await open('t.json.gz', gzipSync(text));
  expect(packed.cart).toEqual(plain.cart);
  expect([packed.file, packed.known]).toEqual([null, null]);
  expect(plain.file).toBe(join(folder(), 't.json'));
});

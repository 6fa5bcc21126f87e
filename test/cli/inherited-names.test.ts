/** Names that every object of JavaScript has are names like any others, wherever somebody writes them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testFolder } from '../storage/folder.ts';
import { smExplore } from './session.ts';

const folder = testFolder();

function file(name: string, text: string): string {
  const path = join(folder(), name);
  writeFileSync(path, text);
  return path;
}

const names = ['constructor', 'toString', 'hasOwnProperty', '__proto__'];

/** What a method or a prototype leaves behind where it was taken for a text. */
const betrayed = /native code|\[object/;

describe.each(names)('%s', (name) => {
  it('is a parameter of a template like any other', async () => {
    const statement = `Effect: Allow, Action: "s3:GetObject", Resource: !Sub "arn:aws:s3:::\${${name}}/x"`;
    const template = `Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Version: "2012-10-17", Statement: [{ ${statement} }] }
`;
    const { out } = await smExplore(['explain', file('t.yaml', template)]);
    expect(out).toContain('1 Allow');
    expect(out).not.toMatch(betrayed);
  });

  it('is no decision, no key, no colour', async () => {
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
    const request = JSON.stringify({ action: 's3:GetObject', expect: name });
    const path = file('p.json', JSON.stringify(policy));
    const { code, err } = await smExplore(['can', path, '--requests', file('r.jsonl', request)]);
    expect(code).toBe(2);
    expect(err).toContain('"expect" must be allowed, denied or depends');
    for (const config of [{ keys: { 'cart.remove': name } }, { theme: { accent: name } }]) {
      const configPath = file('config.json', JSON.stringify(config));
      const said = await smExplore(['config'], { configPath });
      expect(said.err).toMatch(/is no key: write|must be a colour such as/);
      expect(said.err).not.toMatch(betrayed);
    }
  });
});

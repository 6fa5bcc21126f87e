import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { completePath } from '../../src/storage/complete-path.ts';
import {
  digestOf,
  LARGEST_POLICY_FILE,
  openPolicyFile,
  savePolicyFile,
} from '../../src/storage/policy-file.ts';
import { testFolder } from './folder.ts';

const folder = testFolder();
const place = () => ({ folder: folder(), home: join(folder(), 'home') });
const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder(), name), content);
const opened = async (name: string) => {
  const outcome = await openPolicyFile(name, place());
  return outcome.kind === 'opened' ? outcome.text : outcome.message.replace(join(folder(), name), 'FILE');
};

describe('opening a policy', () => {
  it('gives its text, without a byte-order mark, and its path', async () => {
    write('a.json', '\ufeff{"Sid":"ÿ"}\r\n');
    expect(await openPolicyFile('a.json', place())).toEqual({
      kind: 'opened',
      path: join(folder(), 'a.json'),
      mark: '\ufeff',
      text: '{"Sid":"ÿ"}\r\n',
    });
  });

  it('unpacks what gzip packed, and says so of a broken one', async () => {
    writeFileSync(join(folder(), 'events.json.gz'), gzipSync('{"Records":[]}'));
    expect(await openPolicyFile('events.json.gz', place())).toMatchObject({
      text: '{"Records":[]}',
      packed: true,
    });
    writeFileSync(join(folder(), 'broken.gz'), gzipSync('{"Records":[]}').subarray(0, 12));
    expect(await opened('broken.gz')).toBe('FILE cannot be opened: it is packed by gzip and broken.');
  });

  it('finds the home folder behind ~', async () => {
    mkdirSync(join(folder(), 'home'));
    write('home/p.json', '{}');
    expect(await openPolicyFile('~/p.json', place())).toMatchObject({ text: '{}' });
  });

  it('says in a sentence why it cannot', async () => {
    expect(await opened('none.json')).toBe('FILE cannot be opened: there is no such file or folder.');
    mkdirSync(join(folder(), 'sub'));
    expect(await opened('sub')).toBe('FILE cannot be opened: it is a folder.');
    write('big', Buffer.alloc(LARGEST_POLICY_FILE + 1, 32));
    expect(await opened('big')).toBe('FILE cannot be opened: it is larger than 1 MiB, so it is no policy.');
    write('latin', Uint8Array.of(0x7b, 0xff, 0x7d));
    expect(await opened('latin')).toBe('FILE cannot be opened: it is not UTF-8 text.');
    write('utf16', Buffer.from('\ufeff{}', 'utf16le'));
    expect(await opened('utf16')).toBe('FILE cannot be opened: it is UTF-16 or UTF-32; save it as UTF-8.');
    write('utf16', Buffer.from('\ufeff{}', 'utf16le').swap16());
    expect(await opened('utf16')).toBe('FILE cannot be opened: it is UTF-16 or UTF-32; save it as UTF-8.');
    write('utf16', Buffer.from('{}', 'utf16le'));
    expect(await opened('utf16')).toBe('FILE cannot be opened: it is UTF-16 or UTF-32; save it as UTF-8.');
    symlinkSync('loop', join(folder(), 'loop'));
    expect(await opened('loop')).toBe('FILE cannot be opened: the links lead in a circle.');
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder(), 'pipe')]);
    expect(await opened('pipe')).toContain('it is not a file');
  });

  // It says that it is empty, and has a number for each page that this process could ever have.
  it.skipIf(!existsSync('/proc/self/pagemap'))(
    'reads no more of an endless file than a policy has',
    async () => {
      expect(await openPolicyFile('/proc/self/pagemap')).toEqual({
        kind: 'failed',
        message: '/proc/self/pagemap cannot be opened: it is larger than 1 MiB, so it is no policy.',
      });
    },
  );

  it('shows control characters of a name', async () => {
    expect((await opened('\u001b[2J')).includes('\u001b')).toBe(false);
  });
});

describe('saving a policy', () => {
  const save = (name: string, overwrite = false, text = '{}') =>
    savePolicyFile(name, text, { overwrite, ...place() });

  it('writes the text with a final line feed', async () => {
    const path = join(folder(), 'p.json');
    expect(await save('p.json')).toEqual({
      kind: 'saved',
      path,
      digest: digestOf('{}\n'),
      message: `Saved ${path}.`,
    });
    expect(readFileSync(path, 'utf8')).toBe('{}\n');
    mkdirSync(join(folder(), 'home'));
    expect(await save('~/p.json', false, '{}\n')).toMatchObject({ kind: 'saved' });
    expect(readFileSync(join(folder(), 'home/p.json'), 'utf8')).toBe('{}\n');
  });

  it('replaces a file only after a yes, and keeps its permissions', async () => {
    write('p.json', 'theirs');
    chmodSync(join(folder(), 'p.json'), 0o600);
    expect(await save('p.json')).toEqual({
      kind: 'exists',
      path: join(folder(), 'p.json'),
      changed: false,
      readOnly: false,
      message: `${join(folder(), 'p.json')} exists already.`,
    });
    expect(readFileSync(join(folder(), 'p.json'), 'utf8')).toBe('theirs');
    expect(await save('p.json', true)).toMatchObject({ kind: 'saved' });
    expect(readFileSync(join(folder(), 'p.json'), 'utf8')).toBe('{}\n');
    expect(statSync(join(folder(), 'p.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder())).toEqual(['p.json']);
  });

  it('asks about a file that is protected, also when it is the known one; owner and permissions stay', async () => {
    const path = join(folder(), 'p.json');
    write('p.json', 'read');
    chmodSync(path, 0o444);
    if (process.getuid?.() === 0) chownSync(path, 1234, 5678);
    const { uid, gid } = statSync(path);
    const known = { path, digest: digestOf('read') };
    const asked = await savePolicyFile('p.json', 'mine', { overwrite: false, known, ...place() });
    expect(asked).toMatchObject({ kind: 'exists', readOnly: true, changed: false });
    expect(readFileSync(path, 'utf8')).toBe('read');
    expect(await save('p.json', true, 'mine')).toMatchObject({ kind: 'saved' });
    expect(readFileSync(path, 'utf8')).toBe('mine\n');
    expect(statSync(path)).toMatchObject({ uid, gid });
    expect(statSync(path).mode & 0o777).toBe(0o444);
  });

  it('keeps a link a link, also when it is read through it', async () => {
    write('p.json', 'theirs');
    symlinkSync('p.json', join(folder(), 'link.json'));
    expect(await save('link.json', true, 'mine')).toMatchObject({ kind: 'saved' });
    expect(lstatSync(join(folder(), 'link.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder(), 'p.json'), 'utf8')).toBe('mine\n');
  });

  it('replaces the known file without a yes only while it holds what was read or written', async () => {
    write('p.json', '\ufeffread');
    const path = join(folder(), 'p.json');
    const again = (digest: string, known = path) =>
      savePolicyFile('p.json', 'mine', { overwrite: false, known: { path: known, digest }, ...place() });
    expect(await again(digestOf('read'), join(folder(), 'q.json'))).toMatchObject({
      kind: 'exists',
      changed: false,
    });
    const saved = await again(digestOf('read'));
    expect(saved).toMatchObject({ kind: 'saved', digest: digestOf('mine\n') });
    expect(await again(digestOf('mine\n'))).toMatchObject({ kind: 'saved' });
    write('p.json', 'theirs');
    expect(await again(digestOf('mine\n'))).toMatchObject({ kind: 'exists', changed: true });
    expect(readFileSync(path, 'utf8')).toBe('theirs');
    write('p.json', Uint8Array.of(0xff));
    expect(await again(digestOf('mine\n'))).toMatchObject({ kind: 'exists', changed: true });
  });

  it('keeps the form of the known file where it is JSON: its mark, line ends and what did not change', async () => {
    const text =
      '{\r\n  "Version":"2012-10-17",\r\n  "Statement":[{"Action":"s3:GetObject","Resource":["b","a"]}]}';
    write('p.json', `\ufeff${text}`);
    const known = { path: join(folder(), 'p.json'), digest: digestOf(text), format: 'json' };
    const policy = {
      Version: '2012-10-17',
      Statement: [{ Action: ['s3:GetObject'], Resource: ['a', 'b', 'c'] }],
    };
    const saved = await savePolicyFile('p.json', JSON.stringify(policy), {
      overwrite: false,
      known,
      ...place(),
    });
    const expected = text.replace('["b","a"]', '["b","a","c"]');
    expect(readFileSync(join(folder(), 'p.json'), 'utf8')).toBe(`\ufeff${expected}`);
    expect(saved).toMatchObject({ kind: 'saved', digest: digestOf(expected) });
  });

  it('says in a sentence why it cannot', async () => {
    const told = async (name: string) => (await save(name, true)).message.replaceAll(folder(), 'HERE');
    mkdirSync(join(folder(), 'sub'));
    write('file', '');
    expect(await told('no/such/p.json')).toBe('Not saved: there is no folder HERE/no/such; create it first.');
    expect(await told('sub')).toBe('Not saved: HERE/sub is a folder; add a file name.');
    expect(await told('sub/')).toBe('Not saved: HERE/sub is a folder; add a file name.');
    expect(await told('file/p.json')).toBe(
      'Not saved: HERE/file/p.json cannot be written, because a part of the path is not a folder.',
    );
    expect(await told('x'.repeat(300))).toContain('because the name is too long.');
    expect(await told(' ')).toBe('Not saved: a file name is needed.');
  });
});

describe('completing a path', () => {
  const complete = (typed: string) => completePath(typed, place());

  it('goes as far as all candidates agree', async () => {
    write('policy-a.json', '');
    write('policy-b.json', '');
    write('.hidden', '');
    mkdirSync(join(folder(), 'policies'));
    expect(await complete('p')).toEqual({
      text: 'polic',
      candidates: ['policies/', 'policy-a.json', 'policy-b.json'],
    });
    expect(await complete('policy-a')).toEqual({ text: 'policy-a.json', candidates: ['policy-a.json'] });
    expect(await complete('')).toMatchObject({ text: 'polic' });
    expect(await complete('.h')).toEqual({ text: '.hidden', candidates: ['.hidden'] });
    expect(await complete('POLICIES')).toEqual({ text: 'policies/', candidates: ['policies/'] });
  });

  it('keeps the spelling of the folder that was typed', async () => {
    mkdirSync(join(folder(), 'home/wide'), { recursive: true });
    symlinkSync('wide', join(folder(), 'home/job'));
    expect(await complete('~')).toEqual({ text: '~/', candidates: ['~/'] });
    expect(await complete('~/w')).toEqual({ text: '~/wide/', candidates: ['~/wide/'] });
    expect(await complete('./home/j')).toEqual({ text: './home/job/', candidates: ['./home/job/'] });
  });

  it('leaves alone what nothing continues', async () => {
    write('pA', '');
    write('pB', '');
    expect(await complete('none/x')).toEqual({ text: 'none/x', candidates: [] });
    expect(await complete('z')).toEqual({ text: 'z', candidates: [] });
    expect((await complete('P')).text).toBe('p');
  });
});

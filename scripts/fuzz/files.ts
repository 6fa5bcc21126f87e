/**
 * Random files to everything that reads one: `npm run fuzz:files -- --files N --seed S`. State, configuration, policies
 * and logs are changed at random; a file that fails is printed with the fewest changes that fail likewise, and the seed.
 */
import { parseArgs } from 'node:util';
import { randomFile, readRandomFile, shrunkFile } from '../../test/storage/random-files.ts';

const { values } = parseArgs({
  options: { files: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const files = Number(values.files);
const seed = Number(values.seed);
let slowest = 0;
let failed = false;
for (let at = 0; at < files && !failed; at += 1) {
  const file = randomFile(seed * 1_000_003 + at);
  const start = performance.now();
  try {
    await readRandomFile(file);
  } catch (error) {
    failed = true;
    console.error(`File ${at} of seed ${seed} fails: ${error instanceof Error ? error.message : error}`);
    console.error(JSON.stringify(await shrunkFile(file), null, 1));
    process.exitCode = 1;
  }
  slowest = Math.max(slowest, performance.now() - start);
}
if (!failed)
  console.log(`${files} files, seed ${seed}: all held; ${Math.round(slowest)} ms for the slowest.`);

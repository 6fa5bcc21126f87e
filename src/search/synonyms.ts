/**
 * What people call things that IAM calls otherwise: colloquial verbs, and the names under which SageMaker's
 * parts are sold while their API kept an older one.
 *
 * Evidence, not translation: the word itself, where an entry has it, always scores more. Abbreviations have
 * no place here, their letters speak for themselves.
 */

import { stem } from './words.ts';

/** Verbs of IAM that a colloquial word may stand for, most likely first. */
const verbs: Readonly<Record<string, string>> = {
  remove: 'delete deregister disassociate detach',
  drop: 'delete',
  destroy: 'delete',
  erase: 'delete',
  del: 'delete',
  rm: 'delete',
  show: 'describe get list',
  view: 'describe get list',
  see: 'describe get list',
  read: 'describe get',
  get: 'describe list',
  inspect: 'describe get',
  fetch: 'get describe',
  retrieve: 'get describe',
  info: 'describe get',
  information: 'describe get',
  details: 'describe get',
  ls: 'list',
  download: 'get',
  pull: 'get',
  push: 'put',
  execute: 'run start invoke',
  trigger: 'start invoke',
  invalidate: 'create',
  enumerate: 'list',
  make: 'create',
  new: 'create',
  generate: 'create',
  build: 'create',
  setup: 'create',
  add: 'create put register associate attach',
  launch: 'create start run',
  run: 'create start invoke',
  submit: 'create start put',
  start: 'create',
  begin: 'start create',
  resume: 'start',
  open: 'create start',
  edit: 'update put modify',
  change: 'update put modify set',
  modify: 'update put',
  alter: 'update put',
  set: 'put update',
  rename: 'update',
  resize: 'update',
  write: 'put update create',
  save: 'put create',
  upload: 'put import create',
  publish: 'put create send',
  halt: 'stop',
  cancel: 'stop delete',
  terminate: 'stop delete',
  kill: 'stop delete',
  end: 'stop',
  abort: 'stop',
  shutdown: 'stop',
  find: 'search list query',
  lookup: 'search describe get',
  call: 'invoke',
  predict: 'invoke',
  infer: 'invoke',
  unregister: 'deregister',
  unlink: 'disassociate detach',
  connect: 'attach associate',
  link: 'associate',
  restart: 'reboot start retry',
  rerun: 'retry',
  kick: 'start',
  activate: 'enable start',
  deactivate: 'disable stop',
  turn: 'enable disable',
};

/** What the API calls a thing, as it is written in names without capitals; most likely first. */
const nouns: Readonly<Record<string, string>> = {
  autopilot: 'automl',
  clarify: 'bias explainability',
  encryption: 'kms',
  gpu: 'accelerator instance',
  hpo: 'hyperparametertuning',
  tuner: 'hyperparametertuning',
  hyperpod: 'cluster',
  imds: 'metadataservice',
  jumpstart: 'hub',
  login: 'presigned',
  neo: 'compilation',
  registry: 'package',
  studio: 'domain space userprofile',
};

/** A word of the API that a colloquial word may stand for. */
export interface Synonym {
  /** Letters of one or several whole words of a name. */
  readonly text: string;
  /** Whether it counts only as the verb of an action. */
  readonly verb: boolean;
}

const listed = (
  table: Readonly<Record<string, string>>,
  as: Pick<Synonym, 'verb'>,
): [string, readonly Synonym[]][] =>
  Object.entries(table).map(([word, texts]) => [word, texts.split(' ').map((text) => ({ text, ...as }))]);

const meanings: ReadonlyMap<string, readonly Synonym[]> = new Map([
  ...listed(nouns, { verb: false }),
  ...listed(verbs, { verb: true }),
]);
/** The same by stem, for `removed` and `removing`; the first word of a stem speaks for it. */
const stems: ReadonlyMap<string, readonly Synonym[]> = new Map(
  [...meanings].reverse().map(([word, texts]) => [stem(word), texts]),
);

/** What a colloquial word may mean, most likely first; nothing for a word that is not known. */
export function synonymsOf(word: string): readonly Synonym[] {
  return meanings.get(word) ?? (word.length > 4 ? (stems.get(stem(word)) ?? []) : []);
}

/** Verbs that somebody may mean who typed none, the likeliest first; a verb that is not here comes after all of them. */
const byUse = (
  'create describe list get update delete start add put stop invoke search batch register send associate ' +
  'attach import deploy query'
).split(' ');

const rank: ReadonlyMap<string, number> = new Map(byUse.map((verb, index) => [verb, index]));

/** Place of a verb in the order of use, 0 for the commonest. */
export function verbRank(verb: string): number {
  return rank.get(verb) ?? byUse.length;
}

/**
 * The dozen tasks by which the workspace is measured, each as the keys of somebody who knows them. The counts of 0.1.0
 * were taken by hand in the same way: every key but those of values.
 */
import { loadCatalog } from '../../src/catalog/load.ts';
import type { PolicyDocument } from '../../src/iam/document.ts';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import { begin, type TaskSession } from './session.ts';

export interface Task {
  readonly name: string;
  /** Keys that version 0.1.0 took; null where it could not do it. */
  readonly before: number | null;
  readonly run: () => TaskSession;
}

const key = 'arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-1111-2222-333344445555';
const role = 'arn:aws:iam::111122223333:role/Training';

/** The policy of somebody who runs training jobs, as a file that is opened. */
const trainers: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Train',
      Effect: 'Allow',
      Action: ['sagemaker:CreateTrainingJob', 'sagemaker:StopTrainingJob', 'sagemaker:DeleteEndpoint'],
      Resource: [
        'arn:aws:sagemaker:eu-west-1:111122223333:training-job/*',
        'arn:aws:sagemaker:eu-west-1:111122223333:endpoint/*',
      ],
    },
    {
      Sid: 'PassTrainingRole',
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: role,
      Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
    },
  ],
};

const opened = (): TaskSession =>
  begin({
    file: '/policies/trainers.json',
    known: { path: '/policies/trainers.json', digest: 'd', format: 'json' },
    cart: cartFromDocument(trainers, loadCatalog()),
  });

/** Explore with the recipes listed. */
const recipes = (): TaskSession => begin().press('ctrl-t', 'ctrl-t', 'ctrl-t', 'ctrl-t');

export const tasks: readonly Task[] = [
  {
    name: 'training in given subnets, with one role and key',
    before: 214,
    run: () =>
      begin()
        .letters('ctj')
        .press('enter', 'd', 'shift-tab', 'w')
        .letters('vpcsub')
        .press('enter', 'enter')
        .value('subnet-0a1b2c3d, subnet-1a2b3c4d')
        .press('enter', 'enter')
        .letters('volumek')
        .press('enter', 'enter')
        .value(key)
        .press('enter', 'enter')
        .letters('outputk')
        .press('enter', 'enter')
        .value(key)
        .press('enter', 'enter', 'esc', 'j', 'r', 'enter')
        .value(role)
        .press('enter', 'esc', 'y'),
  },
  {
    name: 'endpoints named prod-*',
    before: 137,
    run: () =>
      begin()
        .letters('endpoint')
        .press('down', 'tab', 'tab', 'tab', 'tab', 'tab', 'tab', 'shift-tab', 'R', 'enter')
        .value('prod-*')
        .press('enter', 'down', 'down', 'enter')
        .value('prod-*')
        .press('enter', 'esc', 'y'),
  },
  {
    name: 'a read-only auditor',
    before: 29,
    run: () => recipes().letters('aud').press('enter', 'enter', 'y'),
  },
  {
    name: 'notebooks on ml.t3.* only',
    before: 36,
    run: () =>
      begin()
        .letters('cni')
        .press('tab', 'shift-tab', 'd', 'w')
        .letters('inst')
        .press('enter', 'enter')
        .value('ml.t3.*')
        .press('enter', 'enter', 'esc', 'y'),
  },
  {
    name: 'open, edit, save',
    before: 48,
    run: () =>
      opened()
        .press('j', 'j', 'x', 'g', ' ', ' ', 'r', 'up', 'ctrl-x', 'enter')
        .value('arn:aws:sagemaker:eu-west-1:111122223333:training-job/prod-*')
        .press('enter', 'esc', 's', 'enter'),
  },
  {
    name: 'an execution role with s3, logs and ecr',
    before: 142,
    run: () =>
      recipes()
        .letters('tra')
        .press('enter')
        .value('ml-data')
        .press('down')
        .value('training/')
        .press('down')
        .value('training-images')
        .press('enter', 'y'),
  },
  {
    name: 'a guardrail against direct internet access',
    before: 25,
    run: () => recipes().letters('dir').press('enter', 'enter', 'y'),
  },
  { name: 'explain to a colleague', before: null, run: () => opened().press('p') },
  { name: 'compare with what the file was', before: null, run: () => opened().press('x', 'p', 'p') },
  { name: 'copy as Terraform', before: 2, run: () => opened().press('Y', '3') },
  {
    name: 'everything that creates, with the roles it passes',
    before: 22,
    run: () => begin().letters('Create*').press('tab', 'shift-tab', 'd', 'y'),
  },
  {
    name: "yesterday's cart",
    before: null,
    run: () => begin({ cart: cartFromDocument(trainers, loadCatalog()) }).press('shift-tab'),
  },
];

/** The most keys that a task may take: half of what it took where that was over 20, else no more than it took. */
export function aimOf({ before }: Task): number | null {
  return before === null ? null : before > 20 ? Math.floor(before / 2) : before;
}

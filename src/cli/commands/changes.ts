/** `sm-explore changes`: what is different from the SageMaker reference of 2020. */
import { Command, Option } from 'commander';
import { changeSentences, isChanged, isNew } from '../../catalog/changes.ts';
import { homeService } from '../../catalog/home-service.ts';
import type { Catalog, Change, Entry, EntryKind } from '../../catalog/model.ts';
import type { Console } from '../console.ts';
import { openCatalog } from '../open-catalog.ts';
import { kindOption } from '../options.ts';
import { jsonText } from '../table.ts';

interface ChangesOptions {
  readonly kind?: EntryKind;
  readonly json?: boolean;
}

/** Entries of SageMaker by what became of them. */
interface Sorted {
  readonly fresh: readonly Entry[];
  readonly changed: readonly Entry[];
  readonly unchanged: readonly Entry[];
  readonly gone: readonly Entry[];
}

function sorted(catalog: Catalog, kind: EntryKind | undefined): Sorted {
  const entries = [...catalog.actions, ...catalog.resourceTypes, ...catalog.conditionKeys].filter(
    (entry) => entry.service === homeService && (kind === undefined || entry.kind === kind),
  );
  const isGone = ({ unlisted }: Entry): boolean => unlisted?.why === 'gone';
  return {
    fresh: entries.filter(isNew),
    changed: entries.filter((entry) => isChanged(entry) && !isGone(entry)),
    unchanged: entries.filter((entry) => !isNew(entry) && !isChanged(entry)),
    gone: entries.filter(isGone),
  };
}

interface EntryChanges {
  readonly kind: EntryKind;
  readonly id: string;
  readonly changes: readonly Change[];
}

const ids = (entries: readonly Entry[]): readonly { kind: EntryKind; id: string }[] =>
  entries.map(({ kind, id }) => ({ kind, id }));

const withChanges = (entries: readonly Entry[]): readonly EntryChanges[] =>
  entries.map(({ kind, id, changes }) => ({ kind, id, changes }));

function text({ fresh, changed, unchanged, gone }: Sorted, { meta }: Catalog): string {
  const section = (title: string, entries: readonly Entry[], lines: (entry: Entry) => readonly string[]) =>
    entries.length === 0
      ? []
      : ['', `${title} (${entries.length})`, ...entries.flatMap((entry) => lines(entry))];
  const told = (entry: Entry): readonly string[] => [
    `  ${entry.id}  ${entry.kind}`,
    ...changeSentences(entry).map((each) => `    ${each}`),
  ];
  return [
    `SageMaker's reference of ${meta.reference2020.date} and of ${meta.reference.date}: ${changed.length} changed, ${fresh.length} new, ${gone.length} gone, ${unchanged.length} unchanged.`,
    ...section('Changed', changed, told),
    ...section('Gone', gone, told),
    ...section('New', fresh, ({ id, kind }) => [`  ${id}  ${kind}`]),
    '',
  ].join('\n');
}

/** The subcommand; `finish` is given the exit code. */
export function changesCommand(console: Console, finish: (code: number) => void): Command {
  return new Command('changes')
    .description("Show what is new, changed or gone since SageMaker's reference of 2020.")
    .addOption(
      new Option('--since <year>', 'the reference to compare with').choices(['2020']).default('2020'),
    )
    .addOption(kindOption())
    .option('--json', 'print it as JSON')
    .action(async ({ kind, json }: ChangesOptions) => {
      const catalog = openCatalog();
      const found = sorted(catalog, kind);
      const { reference, reference2020 } = catalog.meta;
      await console.out(
        json === true
          ? jsonText({
              from: reference2020,
              to: reference,
              changed: withChanges(found.changed),
              gone: withChanges(found.gone),
              new: ids(found.fresh),
              unchanged: ids(found.unchanged),
            })
          : text(found, catalog),
      );
      finish(0);
    });
}

/** `sm-explore changes`: what is different from the SageMaker reference of 2020. */
import { changeSentences, isChanged, isNew } from '../../catalog/changes.ts';
import { homeService } from '../../catalog/home-service.ts';
import type { Catalog, Change, Entry, EntryKind } from '../../catalog/model.ts';
import { command } from '../command.ts';
import { openCatalog } from '../open-catalog.ts';
import { jsonText } from '../table.ts';

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

/** The subcommand. */
export const changesCommand = command('changes', async ({ options: { kind, json }, console }) => {
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
  return 0;
});

/**
 * What somebody may see who audits configurations: the actions that only read or list, without those that give data,
 * predictions, secrets or a way in (`catalog/exposing-actions.json`).
 */
import type { Action, Catalog } from './model.ts';

/** What an action gives of data or secrets, in words that complete "it …"; undefined where nothing of it is known. */
export function dataRead(catalog: Catalog, { id }: Action): string | undefined {
  const { exposures, dataReads } = catalog;
  if (Object.hasOwn(dataReads, id)) return dataReads[id];
  if (exposures['credentials-exposure'].includes(id)) return 'hands out credentials';
  return exposures['data-exfiltration'].includes(id) ? 'reads data or secrets' : undefined;
}

/** Whether the action only reads or lists. */
export function onlyReads({ accessLevels }: Action): boolean {
  return accessLevels.every((level) => level === 'Read' || level === 'List');
}

/** Whether an auditor may have the action. */
export function isForAudit(catalog: Catalog, action: Action): boolean {
  return onlyReads(action) && dataRead(catalog, action) === undefined;
}

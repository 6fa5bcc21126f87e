/** `sm-explore search`: the explorer's search and query language for scripts. */
import { loadRecipes } from '../../catalog/load.ts';
import type { Catalog, Entry } from '../../catalog/model.ts';
import type { SearchOutcome } from '../../search/outcome.ts';
import { dataWords } from '../../search/qualifiers.ts';
import { recipesFor, recipeWords } from '../../search/recipes.ts';
import { servicesInShort } from '../../search/services/other-services.ts';
import { command } from '../command.ts';
import { levelOrType, recipeRows } from '../entry-words.ts';
import { localeIsAscii } from '../locale.ts';
import { openCatalog } from '../open-catalog.ts';
import { searchLoading } from '../search-loading.ts';
import { jsonText, table, textLine } from '../table.ts';

/** What there is to say about an outcome besides its hits. */
function remarks(query: string, outcome: SearchOutcome): readonly string[] {
  const { hits, total, loose, problems, remarks: said, otherServices } = outcome;
  const found =
    hits.length === 0
      ? [`Nothing matches ${query}.`]
      : loose
        ? [`Nothing matches ${query} exactly; nearest:`]
        : hits.length < total
          ? [`${hits.length} of ${total}; --limit ${total} prints all.`]
          : [];
  const others = otherServices.length === 0 ? [] : [`From ${servicesInShort(otherServices)}.`];
  return [...problems, ...said, ...found, ...others];
}

/** What an action gives of data, where the query asks for such actions. */
const whyListed = (catalog: Catalog, query: string, entry: Entry): readonly string[] => {
  const words = entry.kind === 'action' ? dataWords(catalog, query, entry) : undefined;
  return words === undefined ? [] : [words];
};

/** The subcommand. */
export const searchCommand = command(
  'search',
  async ({ operands: words, options: { limit, json }, console }) => {
    const query = words.join(' ');
    const asked = recipeWords(query);
    if (asked !== undefined) {
      const recipes = recipesFor(loadRecipes(), asked);
      if (recipes.length === 0) await console.err(textLine(`No recipe matches ${query}.`));
      const shown = { width: console.columns, ascii: localeIsAscii(console.env) };
      await console.out(json === true ? jsonText(recipes) : table(recipeRows(recipes), shown));
      return recipes.length === 0 ? 1 : 0;
    }
    const opened = openCatalog();
    const outcome = searchLoading(opened, query, limit);
    const entries = outcome.hits.map(({ entry }) => entry);
    for (const remark of remarks(query, outcome)) await console.err(textLine(remark));
    await console.out(
      json === true
        ? jsonText(
            entries.map(({ kind, id, name, service, description }) => ({
              kind,
              id,
              name,
              service,
              description,
            })),
          )
        : table(
            entries.map((entry) => [
              entry.id,
              entry.kind,
              levelOrType(entry),
              ...whyListed(opened, query, entry),
            ]),
            { width: console.columns, ascii: localeIsAscii(console.env) },
          ),
    );
    return entries.length === 0 ? 1 : 0;
  },
);

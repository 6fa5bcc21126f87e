/** `sm-explore search`: the explorer's search and query language for scripts. */
import { loadRecipes } from '../../catalog/load.ts';
import type { SearchOutcome } from '../../search/outcome.ts';
import { recipesFor, recipeWords } from '../../search/recipes.ts';
import { servicesInShort } from '../../search/services/other-services.ts';
import { command } from '../command.ts';
import { levelOrType } from '../entry-words.ts';
import { localeIsAscii } from '../locale.ts';
import { openCatalog } from '../open-catalog.ts';
import { searchLoading } from '../search-loading.ts';
import { jsonText, table, textLine } from '../table.ts';
import { recipeRows } from './recipe.ts';

/** `-is:read` and the like: a part of the query that begins with a dash. */
const negated = /^-[a-z-]+:/i;

/**
 * Arguments of `search` with the parts of the query moved behind `--`, so that commander does not take
 * `-is:read` for an option. Arguments of other subcommands, and queries without such a part, stay as they are.
 */
export function joinQueryOperands(argv: readonly string[]): readonly string[] {
  const [name, ...rest] = argv;
  if (name !== 'search' || rest.includes('--') || !rest.some((word) => negated.test(word))) return argv;
  const options: string[] = [];
  const operands: string[] = [];
  for (const [at, word] of rest.entries()) {
    const isOption = word.startsWith('-') && !negated.test(word);
    (isOption || rest[at - 1] === '--limit' ? options : operands).push(word);
  }
  return [name, ...options, '--', ...operands];
}

/** What there is to say about an outcome besides its hits. */
function remarks(query: string, outcome: SearchOutcome): readonly string[] {
  const { hits, total, loose, problems, otherServices } = outcome;
  const found =
    hits.length === 0
      ? [`Nothing matches ${query}.`]
      : loose
        ? [`Nothing matches ${query} exactly; nearest:`]
        : hits.length < total
          ? [`${hits.length} of ${total}; --limit ${total} prints all.`]
          : [];
  const others = otherServices.length === 0 ? [] : [`From ${servicesInShort(otherServices)}.`];
  return [...problems, ...found, ...others];
}

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
    const outcome = searchLoading(openCatalog(), query, limit);
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
            entries.map((entry) => [entry.id, entry.kind, levelOrType(entry)]),
            { width: console.columns, ascii: localeIsAscii(console.env) },
          ),
    );
    return entries.length === 0 ? 1 : 0;
  },
);

/**
 * One word that the home service's names have too: `invoke`, `query`, `create`. Beyond the home service it may be a
 * whole name (`dynamodb:Query`), but who types it is more likely on the way to one of the home service's, so the best
 * of these stay first and the whole names stand right behind them, still among the first three. A name of several
 * words (`getobject`), or a word that the home service does not have (`publish`), says what is meant: it keeps its place.
 */
import { nameWords, singular, textWords } from '../words.ts';

/** So many of the home service's hits stand before a whole name elsewhere that is one of their words. */
const mostBefore = 2;

/**
 * How many of the home service's hits stay before better ones of other services.
 *
 * @param text What was typed, without qualifiers.
 * @param homeNames Names of the home service's hits, best first.
 */
export function homeHitsBefore(text: string, homeNames: readonly string[]): number {
  const [typed, ...more] = textWords(text);
  if (typed === undefined || more.length > 0) return 0;
  const word = singular(typed.text);
  const hasWord = (name: string): boolean => nameWords(name).some((own) => singular(own.text) === word);
  const other = homeNames.slice(0, mostBefore).findIndex((name) => !hasWord(name));
  return other < 0 ? Math.min(mostBefore, homeNames.length) : other;
}

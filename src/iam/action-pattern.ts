/**
 * Patterns of `Action`: compared without regard to case, policy variables not known. `*` and `*:*` are every action of
 * every service. The matching itself is in `pattern.ts`.
 */
import { compile, contains, matches, type Pattern } from './pattern.ts';

/** Whether an entry of `Action` stands for every action of every service. */
export function isEveryAction(text: string): boolean {
  return /^\*+(:\*+)?$/.test(text);
}

/** Compiles an entry of `Action`. */
export function actionPattern(text: string): Pattern {
  return isEveryAction(text) ? compile('*', 'ignored') : compile(text, 'ignored');
}

/** Whether the entry of `Action` matches the action, `service:Name`. */
export function actionMatches(pattern: string, action: string): boolean {
  return matches(actionPattern(pattern), action);
}

/** Whether every action that `narrow` matches is surely matched by `wide`: what is unknown is a no. */
export function actionContains(wide: string, narrow: string): boolean {
  return contains(actionPattern(wide), actionPattern(narrow)) === 'inside';
}

/** What stands before the colon of an action, its service; of a text without a colon the whole. */
export function serviceOf(action: string): string {
  return action.split(':', 1)[0] ?? '';
}

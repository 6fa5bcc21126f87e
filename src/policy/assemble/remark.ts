/** What there is to say about an item while it is turned into a statement. */
import type { Effect } from '../../iam/document.ts';
import { listWords } from '../../iam/semantics/condition-words.ts';

/** Something to say about an item; the statement's place is known only when the document is made. */
export interface Remark {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'hint';
  readonly message: string;
  /** Remarks of a statement with the same keys are told in one sentence that names all the actions. */
  readonly combine?: {
    readonly actions: readonly string[];
    readonly effect: Effect;
    readonly keys: readonly string[];
    readonly advice: string;
  };
}

/** A remark and the item that it is about. */
export interface ItemRemark {
  readonly itemId: string;
  readonly remark: Remark;
}

/**
 * Says that actions are stated without conditions on keys that they do not honour, and what follows. `advice` is a
 * further sentence about the keys, or empty.
 */
export function notHonoured(
  actions: readonly string[],
  effect: Effect,
  keys: readonly string[],
  advice: string,
): Remark {
  const [one, oneKey] = [actions.length === 1, keys.length === 1];
  const consequence =
    effect === 'Allow'
      ? `${one ? 'is' : 'are'} allowed without ${oneKey ? 'that condition' : 'these conditions'}`
      : `${one ? 'is' : 'are'} denied always, also where the condition${oneKey ? ' does' : 's do'} not hold`;
  return {
    rule: 'condition-not-honoured',
    severity: 'warning',
    message: `${listWords(actions, 'and')} ${one ? 'does' : 'do'} not honour ${listWords(keys, 'and')}, so ${one ? 'it' : 'they'} ${consequence}.${advice === '' ? '' : ` ${advice}`}`,
    combine: { actions, effect, keys, advice },
  };
}

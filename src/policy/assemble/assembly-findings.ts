/** What assembly has to say, as findings with their place in the documents. */
import type { PolicyDocument } from '../../iam/document.ts';
import type { Target } from '../../iam/policy-kind.ts';
import { policyKinds } from '../../iam/policy-kind.ts';
import { policySize } from '../../iam/policy-size.ts';
import { grouped } from '../../text/count.ts';
import type { StatementOrigin } from '../cart-model.ts';
import type { Finding } from '../finding.ts';
import { type ItemRemark, notHonoured, type Remark } from './remark.ts';

/** Remarks about the same keys in one statement become one that names all actions. */
const combined = (remarks: readonly Remark[]): readonly Remark[] => {
  const result = new Map<string, Remark>();
  for (const remark of remarks) {
    const { combine } = remark;
    const key =
      combine === undefined ? remark.message : JSON.stringify([remark.rule, combine.effect, combine.keys]);
    const known = result.get(key)?.combine;
    if (combine === undefined || known === undefined) result.set(key, remark);
    else {
      const actions = [...new Set([...known.actions, ...combine.actions])];
      result.set(key, notHonoured(actions, combine.effect, combine.keys, combine.advice));
    }
  }
  return [...result.values()];
};

/** Puts remarks about items at the first statement that states the item; those about unstated items come first. */
export function locate(
  remarks: readonly ItemRemark[],
  origins: readonly StatementOrigin[],
): readonly Finding[] {
  const stating = new Map<string, StatementOrigin>();
  for (const origin of origins) for (const id of origin.items) if (!stating.has(id)) stating.set(id, origin);
  const byPlace = new Map<StatementOrigin | undefined, Remark[]>();
  for (const { itemId, remark } of remarks) {
    const origin = stating.get(itemId);
    byPlace.set(origin, [...(byPlace.get(origin) ?? []), remark]);
  }
  return [undefined, ...origins].flatMap((origin) =>
    combined(byPlace.get(origin) ?? []).map(({ rule, severity, message }) => ({
      rule,
      severity,
      message,
      document: origin?.document ?? 0,
      statement: origin?.statement ?? null,
      path: origin === undefined ? '' : `Statement[${origin.statement}]`,
    })),
  );
}

const about = (severity: Finding['severity'], rule: string, document: number, message: string): Finding => ({
  rule,
  severity,
  document,
  statement: null,
  path: '',
  message,
});

/** Says that the policy was split, and which documents are too large all the same. `whole` is it before splitting. */
export function sizeFindings(
  documents: readonly PolicyDocument[],
  whole: PolicyDocument,
  target: Target,
): readonly Finding[] {
  const findings: Finding[] = [];
  const { used, limit } = policySize(whole, target);
  const { holder, limitIsShared } = policyKinds[target];
  if (documents.length > 1) {
    const size = `The policy has ${grouped(used)} characters and ${holder} may have ${grouped(limit)}`;
    findings.push(
      limitIsShared
        ? about(
            'error',
            'policy-split',
            0,
            `${size}, so its ${documents.length} parts do not fit either: use managed policies.`,
          )
        : about(
            'warning',
            'policy-split',
            0,
            `${size}, so it is split into ${documents.length} policies: attach all of them.`,
          ),
    );
  }
  for (const [at, document] of documents.entries()) {
    const size = policySize(document, target);
    if (size.used <= size.limit) continue;
    const message = `A statement cannot be divided further: this policy has ${grouped(size.used)} of ${grouped(size.limit)} characters.`;
    findings.push(about('error', 'statement-too-large', at, message));
  }
  return findings;
}

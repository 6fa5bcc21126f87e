/**
 * What several recognisers saw of one thing. A denial stands in a traceback with the call that failed, in a box with the
 * resource that could not be made, and behind a sentence that says the same in other words. Whoever reads the text knows
 * that this is one finding; so only what tells most of it is kept. A program that tries again writes the same denial many
 * times: it is kept where it stands first.
 */
import type { Draft } from './recogniser.ts';

/** Characters between a denial and what repeats it. */
const near = 3_000;
/** Characters between two sentences about one denial. */
const beside = 600;
/** Denials on either side that are looked at: a log of nothing else must not take quadratic time. */
const looked = 3;

const isDenial = ({ kind }: Draft): boolean => kind === 'denial' || kind === 'event';

const wantedIds = ({ actions }: Draft): readonly string[] =>
  actions.flatMap(({ id, wanted }) => (wanted ? [id] : []));

/** How far two are apart; 0 where they touch. */
const gap = (a: Draft, b: Draft): number => Math.max(0, a.start - b.end, b.start - a.end);

/** Whether a denial is the reason for what a call, a resource of a tool, or another sentence says. */
function explains(denial: Draft, other: Draft): boolean {
  const apart = gap(denial, other);
  if (other.kind === 'infrastructure') return apart < near;
  if (isDenial(other)) {
    const [own] = wantedIds(other);
    return apart < beside && own !== undefined && wantedIds(denial).includes(own) && tellsLess(other, denial);
  }
  return apart < near && wantedIds(other).some((id) => denial.actions.some((each) => each.id === id));
}

/** Whether one has no resource and no principal but the other's. */
function tellsLess(other: Draft, denial: Draft): boolean {
  const resources = (draft: Draft): readonly string[] => draft.actions[0]?.resources ?? [];
  const own = resources(other);
  return (
    own.every((arn) => resources(denial).includes(arn)) &&
    (other.principal === undefined || other.principal.arn === denial.principal?.arn)
  );
}

/** The drafts without those that others explain; given and kept in the order of the text. */
export function withoutRepeats<T extends Draft & { readonly by: string }>(
  drafts: readonly T[],
): readonly T[] {
  const denials = drafts.filter(isDenial);
  if (denials.length === 0) return drafts;
  const repeated = new Set<T>();
  const explained = new Set<T>();
  const said = new Set<string>();
  for (const denial of denials) {
    const { actions, principal, verdict, note } = denial;
    const key = JSON.stringify([actions, principal?.arn, verdict, note]);
    if (said.has(key)) repeated.add(denial);
    else said.add(key);
  }
  let passed = 0;
  for (const draft of drafts) {
    while (passed < denials.length && (denials[passed]?.start ?? 0) < draft.start) passed += 1;
    const around = denials.slice(Math.max(0, passed - looked), passed + looked);
    const again = around.some(
      (denial) =>
        denial !== draft &&
        denial.by !== draft.by &&
        !explained.has(denial) &&
        !(repeated.has(denial) && isDenial(draft)) &&
        explains(denial, draft),
    );
    if (again) explained.add(draft);
  }
  return drafts.filter((draft) => !repeated.has(draft) && !explained.has(draft));
}

/** The signs that the screens share, each with its twin in plain ASCII. */
import type { State } from '../state/state.ts';

type Signed = Pick<State, 'settings'>;

/** The sign of the row that has the cursor. */
export function cursorSign({ settings }: Signed): string {
  return settings.ascii ? '> ' : '› ';
}

/** The sign of an action that is in the cart. */
export function cartSign({ settings }: Signed): string {
  return settings.ascii ? '*' : '✓';
}

/** What a cut text ends in. */
export function cutMark({ settings }: Signed): string {
  return settings.ascii ? '~' : '…';
}

/** What is said while something is worked out: `Checking …`. */
export function underWay(doing: string, { settings }: Signed): string {
  return settings.ascii ? `${doing}...` : `${doing} …`;
}

/** The signs of the severities. */
export interface SeveritySigns {
  readonly error: string;
  readonly warning: string;
  readonly hint: string;
}

const shapes: SeveritySigns = { error: '●', warning: '▲', hint: '○' };
const letters: SeveritySigns = { error: 'E', warning: 'W', hint: 'H' };

/** The signs of the severities: shapes, or letters in plain ASCII. */
export function severitySigns({ settings }: Signed): SeveritySigns {
  return settings.ascii ? letters : shapes;
}

/** The bar beside the lines of the policy that the highlighted item makes. */
export function statementSign({ settings }: Signed): string {
  return settings.ascii ? '|' : '▌';
}

/** The sign of a policy that is not what its file holds. */
export function modifiedSign({ settings }: Signed): string {
  return settings.ascii ? '*' : '●';
}

/** The signs of the answers to a request. */
export function answerSigns({
  settings,
}: Signed): Readonly<Record<'allowed' | 'denied' | 'depends', string>> {
  return settings.ascii
    ? { allowed: '+', denied: 'x', depends: '?' }
    : { allowed: '✓', denied: '✗', depends: '?' };
}

/** The sign of what a change loses. */
export function lostSign({ settings }: Signed): string {
  return settings.ascii ? '-' : '−';
}

/** A gauge of ten marks, of which a share (0 to 1, more when it is over) is full. */
export function gauge({ settings }: Signed, share: number): string {
  const full = Math.max(share > 0 ? 1 : 0, Math.min(10, Math.round(share * 10)));
  const [on, off] = settings.ascii ? ['#', '.'] : ['▰', '▱'];
  return on.repeat(full) + off.repeat(10 - full);
}

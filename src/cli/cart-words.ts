/** A kept cart in words: when it was changed, and what is in it. */
import { withoutHomePrefix } from '../catalog/home-service.ts';
import type { KeptCart } from '../storage/kept-carts.ts';
import { count } from '../text/count.ts';

/** How many actions are named. */
const most = 3;

/** `CreateTrainingJob, iam:PassRole and 4 more`. */
export function contentOf({ saved: { cart } }: KeptCart): string {
  const actions = [...new Set(cart.items.map(({ action }) => withoutHomePrefix(action)))];
  const others = cart.loaded.filter(({ items }) => items.length === 0).length;
  const more = actions.length - most;
  return [
    actions.slice(0, most).join(', '),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(others > 0 ? [`and ${count(others, 'statement')} kept as it was`] : []),
  ].join(' ');
}

/** A time as `2026-11-26 14:55`, in the time zone of the machine. */
export function timeText(date: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

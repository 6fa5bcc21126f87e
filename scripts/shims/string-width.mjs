/**
 * Stands before string-width in the bundle. Nearly every line of a frame is ASCII and our own marks, one cell
 * each; string-width takes such a line apart into graphemes and tests each against the emoji pattern, which is
 * half of the first frame's time. Everything else, escape sequences included, goes to string-width itself.
 */
// @ts-expect-error the bundler knows string-width by this name (scripts/bundle.mjs)
import stringWidth from 'string-width-itself';

const narrow = /^[\x20-\x7e›✓…─│·↑↓←→]*$/;

/**
 * @param {string} text
 * @param {import('string-width').Options} [options]
 */
export default function width(text, options) {
  return typeof text === 'string' && narrow.test(text) ? text.length : stringWidth(text, options);
}

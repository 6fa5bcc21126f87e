/**
 * Stands before string-width in the bundles. Nearly every line of a frame is ASCII and our own marks, one cell each;
 * string-width takes such a line apart into graphemes and tests each against the emoji pattern. To make that pattern
 * and to run it once takes a third of the time to the first frame, so string-width is loaded by the first text that
 * needs it. Everything but plain lines, escape sequences included, goes to string-width itself.
 */
const plain = /^[\x20-\x7e›✓…─│·↑↓←→]*$/;

/** @type {typeof import('string-width').default | undefined} */
let stringWidth;

/**
 * @param {string} text
 * @param {import('string-width').Options} [options]
 */
module.exports = function width(text, options) {
  if (typeof text === 'string' && plain.test(text)) return text.length;
  // @ts-expect-error the bundler knows string-width by this name (scripts/bundle.mjs)
  stringWidth ??= require('string-width-itself').default;
  return stringWidth?.(text, options) ?? 0;
};

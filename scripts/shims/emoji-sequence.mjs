/**
 * Stands for string-width's pattern of all emoji in the bundles. As one pattern, V8 takes 20 ms of a key and two megabytes to
 * compile them, each time again when it has thrown away what has not run in a while. Nearly all of that are sequences
 * joined by U+200D, which string-width tells without it: whatever joins two pictographs takes two cells, and no emoji
 * joins fewer. The other kinds have a pattern each, made for the first text that may be of the kind.
 */
const joiner = '\u200d';

/** What only the sequences of a kind have in them, and their pattern. @type {readonly (readonly [RegExp, () => RegExp])[]} */
const kinds = [
  [/[\u{1f1e6}-\u{1f1ff}]/u, once('RGI_Emoji_Flag_Sequence')],
  [/.[\u{1f3fb}-\u{1f3ff}]/u, once('RGI_Emoji_Modifier_Sequence')],
  [/\u20e3/u, once('Emoji_Keycap_Sequence')],
  [/[\u{e0020}-\u{e007f}]/u, once('RGI_Emoji_Tag_Sequence')],
  [/^/u, once('Basic_Emoji')],
];

/**
 * The pattern of a property of texts.
 * @param {string} property
 * @returns {() => RegExp}
 */
function once(property) {
  /** @type {RegExp | undefined} */
  let pattern;
  return () => {
    pattern ??= new RegExp(`^\\p{${property}}$`, 'v');
    return pattern;
  };
}

/** Answers as `/^\p{RGI_Emoji}$/v` does, but for joined sequences. */
export const emojiButJoined = {
  /** @param {string} text */
  test(text) {
    if (text.includes(joiner)) return false;
    const [, pattern] = kinds.find(([sign]) => sign.test(text)) ?? [];
    return pattern?.().test(text) === true;
  },
};

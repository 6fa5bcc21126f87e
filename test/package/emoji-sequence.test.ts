import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emojiButJoined } from '../../scripts/shims/emoji-sequence.mjs';

const ofProperty = (property: string): RegExp => new RegExp(`^\\p{${property}}$`, 'v');
const all = ofProperty('RGI_Emoji');
const joined = ofProperty('RGI_Emoji_ZWJ_Sequence');
const joiner = '\u200d';

/** Every character there is, but for halves of pairs. */
function* characters(): Generator<string, void> {
  for (let code = 0; code <= 0x10ffff; code += 1)
    if (code < 0xd800 || code > 0xdfff) yield String.fromCodePoint(code);
}

const pictographs = [...characters()].filter((character) => /\p{Extended_Pictographic}/u.test(character));
const regions = Array.from({ length: 26 }, (_, letter) => String.fromCodePoint(0x1f1e6 + letter));
const tones = ['', ...Array.from({ length: 5 }, (_, tone) => String.fromCodePoint(0x1f3fb + tone))];
const emojiSign = '\ufe0f';

it('knows the emoji of the bundle as string-width does: characters, signs, tones, flags, keys', () => {
  const texts = [
    ...characters(),
    ...[...characters()].map((character) => character + emojiSign),
    ...pictographs.flatMap((character) => tones.map((tone) => character + tone)),
    ...regions.flatMap((one) => regions.map((other) => one + other)),
    ...[...'0123456789#*a'].flatMap((key) => [`${key}\u20e3`, `${key}${emojiSign}\u20e3`]),
    ...['gbeng', 'gbsct', 'gbwls', 'usca', ''].map((tags) =>
      String.fromCodePoint(0x1f3f4, ...[...tags].map((tag) => 0xe0000 + tag.charCodeAt(0)), 0xe007f),
    ),
    '',
    'ab',
  ];
  expect(texts.filter((text) => emojiButJoined.test(text) !== all.test(text))).toEqual([]);
  expect(texts.filter((text) => emojiButJoined.test(text)).length).toBeGreaterThan(2_000);
});

it('leaves joined ones to string-width, which asks for two pictographs in fewer than 50 units', () => {
  const isTold = (text: string): boolean =>
    text.length <= 50 && (text.match(/\p{Extended_Pictographic}/gu) ?? []).length >= 2;
  const roles = [...'⚕⚖✈❤🌈🌾🍳🎓🎤🎨🏫🏭💻💼🔧🔬🚀🚒🦯🦼🦽🦰🦱🦲🦳♀♂🔥🩹⚧☠⬛💥💫💨🧑👦👧👨👩👶💋➡🍼🤝🫯'];
  const parts = pictographs.flatMap((base) => tones.map((tone) => base + tone));
  const after = roles.flatMap((role) => [role, role + emojiSign]);
  let known = 0;
  for (const one of [...parts, ...pictographs.map((base) => base + emojiSign)])
    for (const other of after) {
      const text = one + joiner + other;
      if (!joined.test(text)) continue;
      known += 1;
      if (!isTold(text)) expect(text).toBe('told');
    }
  expect(known).toBeGreaterThan(500);
  const part = fc.tuple(fc.constantFrom(...pictographs), fc.constantFrom(...tones, emojiSign));
  fc.assert(
    fc.property(fc.array(part, { minLength: 2, maxLength: 4 }), (some) => {
      const text = some.map(([base, sign]) => base + sign).join(joiner);
      return !joined.test(text) || isTold(text);
    }),
  );
});

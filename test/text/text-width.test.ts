import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { widthOf } from '../../src/text/text-width.ts';

test('every character takes as many columns as string-width says, alone and beside others', () => {
  const differing: string[] = [];
  for (let code = 0; code <= 0x2fff; code++) {
    const character = String.fromCodePoint(code);
    for (const text of [character, `a${character}`, `1${character}️⃣`, character + character])
      if (widthOf(text) !== stringWidth(text)) differing.push(code.toString(16));
  }
  expect(differing).toEqual([]);
});

test('and any text', () => {
  const letters = fc.constantFrom(...'aé1#·…█▼▶©★中文가ᄀ👩‍🚀🇩🇪️⃣\u0301\t\n\u001b[31m'.split(''));
  const texts = fc.oneof(fc.string({ unit: letters }), fc.string({ unit: 'grapheme' }));
  fc.assert(fc.property(texts, (text) => widthOf(text) === stringWidth(text)));
});

// Columns of a terminal, counted with and without the tables of Unicode.
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { cut, widthOf } from '../../../src/reports/render/layout.ts';

test('what is counted without the tables of Unicode is as wide as they say', () => {
  const characters = Array.from({ length: 0x2600 }, (_, code) => String.fromCharCode(code));
  const wrong = characters.filter((one) => widthOf(one) !== stringWidth(one));
  expect(wrong).toEqual([]);
  const text = fc.string({
    unit: fc.constantFrom(...characters, '\ufe0f', '\u20e3', '職', '👩‍💻', '🇩🇪'),
  });
  fc.assert(fc.property(text, (given) => widthOf(given) === stringWidth(given)));
});

test('a text is cut between characters, however they are made', () => {
  expect(cut('Ingénieure de données', 12)).toBe('Ingénieure…');
  expect(cut('データエンジニア', 9)).toBe('データエ…');
  expect(cut('ab👩‍💻cd', 4)).toBe('ab…');
});

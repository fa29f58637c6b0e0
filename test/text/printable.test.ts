import { expect, test } from 'vitest';
import { escapeJson, printable } from '../../src/text/printable.ts';

const ACTING = [
  ...Array.from({ length: 32 }, (_, code) => code).filter((code) => code !== 9 && code !== 10),
  ...Array.from({ length: 33 }, (_, index) => 0x7f + index),
  0x61c,
  0x200e,
  0x200f,
  ...Array.from({ length: 7 }, (_, index) => 0x2028 + index),
  ...Array.from({ length: 10 }, (_, index) => 0x2066 + index),
  0xd800,
  0xdfff,
].map((code) => String.fromCharCode(code));

test('every character that acts on a terminal or on the direction of text is shown as one that does not', () => {
  for (const character of ACTING) expect(printable(`a${character}b`)).toBe('a\ufffdb');
  expect(printable('a\tb\r\n公司 👨‍👩‍👧 ½ é\n')).toBe('a\tb\n公司 👨‍👩‍👧 ½ é\n');
});

test('colours stay where they are ours; other sequences never do', () => {
  expect(printable('\u001b[31mred\u001b[39m', { color: true })).toBe('\u001b[31mred\u001b[39m');
  expect(printable('\u001b[31mred')).toBe('\ufffd[31mred');
  expect(printable('\u001b[2J\u001b]0;x\u0007\u009b2J', { color: true })).toBe(
    '\ufffd[2J\ufffd]0;x\ufffd\ufffd2J',
  );
});

test('JSON stays equal and holds none of them', () => {
  const value = { [ACTING.join('y')]: [`x${ACTING.join('y')}`, '\n\t\\"'] };
  const json = escapeJson(JSON.stringify(value, null, 2));
  expect(JSON.parse(json)).toEqual(value);
  for (const character of ACTING) expect(json).not.toContain(character);
});

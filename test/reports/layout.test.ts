import { expect, test } from 'vitest';
import { bar, cut, pad, sparkline, wrap } from '../../src/reports/render/layout.ts';
import { visible } from '../../src/reports/visible.ts';

test('a Chinese character takes two columns, an emoji family one place', () => {
  expect(pad('公司', 6)).toBe('公司  ');
  expect(pad('公司', 6, 'right')).toBe('  公司');
  expect(cut('北京字节跳动', 7)).toBe('北京字…');
  expect(cut('👨‍👩‍👧 family', 4)).toBe('👨‍👩‍👧…');
});

test('bars and sparklines begin at nothing', () => {
  expect([bar(0, 4), bar(0.001, 4), bar(0.5, 4), bar(2, 4)]).toEqual(['', '▏', '██', '████']);
  expect(sparkline([0, 5, null, 10])).toBe('▁▅ █');
});

test('lines break at spaces', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
});

test('nothing that acts on a terminal is left of a text', () => {
  expect(visible('a\u001b]0;x\u0007b\r\nc\u202ed\u200b')).toBe('a�]0;x�b c�d�');
});

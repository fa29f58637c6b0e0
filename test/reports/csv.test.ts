import { expect, test } from 'vitest';
import { renderCsv } from '../../src/reports/render/csv.ts';

/** A single cell as it stands in the file, without its quotation marks. */
function cell(value: string): string {
  const line = renderCsv([], [[value]]).slice('\r\n'.length, -'\r\n'.length);
  return line.startsWith('"') ? line.slice(1, -1).replaceAll('""', '"') : line;
}

test.each([
  '=1+1',
  '+1+1',
  '-1+cmd|x',
  '@SUM(A1)',
  '|cmd',
  '\uff1d1+1',
  '\uff0b1+1',
  '\uff0d1+1',
  '\uff20SUM(A1)',
  ' =1+1',
  '\u00a0=1+1',
  '\ufeff=1+1',
  '\u202e=1+1',
  '\u001b=1+1',
  '"=1+1',
])('%j begins like a formula and gets an apostrophe', (value) => {
  expect(cell(value)).toBe(`'${value}`);
});

test.each([
  ['x;=1+1', "x;'=1+1"],
  ['x;"=1+1', `x;'"=1+1`],
  ['x; \uff1d1+1', "x;' \uff1d1+1"],
  ['x\t@SUM(A1)', "x\t'@SUM(A1)"],
  ["x\n-1+cmd|' /C calc'!A0", "x\n'-1+cmd|' /C calc'!A0"],
  ['x\r\n=1', "x\r\n'=1"],
])('so does %j where programs may begin another cell', (value, expected) => {
  expect(cell(value)).toBe(expected);
});

test.each([
  '-1.5',
  '-1e-7',
  '12345678901234567890',
  '-infinity',
  '-000043-03-15T12:00:00Z',
  '2026-11-22',
  'a=b',
  'x;-5',
  'Tasks:\n- to write\n- to read',
  'C++; C#',
  '',
])('%j stays as it is', (value) => {
  expect(cell(value)).toBe(value);
});

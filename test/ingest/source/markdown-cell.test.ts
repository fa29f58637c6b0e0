import { expect, test } from 'vitest';
import { markdownCell } from '../../../src/ingest/source/markdown-cell.ts';

test.each([
  ['**[Acme](https://a.example)**', '[Acme](https://a.example)'],
  ['~~Tester~~ `SDET`', 'Tester SDET'],
  ['*Acme*', 'Acme'],
  ['__Acme__', 'Acme'],
  ['snake_case_name', 'snake_case_name'],
  ['5 * 6 * 7', '5 * 6 * 7'],
  ['List<T> developer', 'List<T> developer'],
  [
    '<a href="https://a.example/x?y=1"><img src="https://a.example/i.png" alt="Apply"></a> <a href="https://b.example">b</a>',
    '[](https://a.example/x?y=1)',
  ],
  ['San Francisco, CA</br>New York, NY', 'San Francisco, CA, New York, NY'],
  ['<details><summary>**2 locations**</summary>Oslo<br>Bergen</details>', 'Oslo, Bergen'],
  ['![new](n.png) Acme', 'new Acme'],
])('%s', (cell, text) => {
  expect(markdownCell(cell)).toBe(text);
});

import { expect, test } from 'vitest';
import { mendJson } from '../../../src/ingest/source/mend-json.ts';

test.each([
  ['[{"a":1}][{"a":2}]', [{ a: 1 }, { a: 2 }]],
  ['[{"a":1}]\n[\n{"a":2}\n]\n', [{ a: 1 }, { a: 2 }]],
  ['[{"a":[1,2,],},\n]', [{ a: [1, 2] }]],
  ['[{"a":NaN},{"a":-Infinity}]', [{ a: null }, { a: null }]],
  ['[{"a":"][ ,] NaN \\" ,}"}]', [{ a: '][ ,] NaN " ,}' }]],
  ['[{"a":[[1],[2]]}]', [{ a: [[1], [2]] }]],
])('%j', (text, value) => {
  expect(JSON.parse(mendJson(text))).toEqual(value);
});

import { expect, test } from 'vitest';
import { readJsonShape } from '../../../src/ingest/source/json-shape.ts';
import { fixtureFolder } from '../fixture-files.ts';

async function shapeOf(content: string): Promise<string> {
  await using files = await fixtureFolder();
  const shape = await readJsonShape(await files.write('x.json', content));
  if (shape.kind !== 'array') return shape.kind;
  return Buffer.from(content).subarray(shape.start, shape.end).toString();
}

const RECORDS = '[{"title":"Ä ] \\" }","tags":[{"a":1}]},{"title":"B"}]';

test.each([
  [`{"jobs":${RECORDS},"total":2}`, RECORDS],
  [`{\n  "data": {\n "jobs": ${RECORDS}\n }}\n`, RECORDS],
  [`{"facets":[{"key":"a"}],"hits":{"hits":${RECORDS}}}`, RECORDS],
  ['{"title":"a"}\n\n{"title":"b"}\n', 'lines'],
  ['{"title":"a"}', 'lines'],
  ['{"title":"a"\n{"title":"b"}\n', 'lines'],
  ['{\n"title":"a"\n}\n{\n"title":"b"\n}\n', 'objects'],
  ['{\n"title":"a long one, longer than its places","places":[{"city":"x"}]\n}', 'objects'],
  ['{"jobs":[]}', 'lines'],
  ['{"jobs":[{"title":"a"},\n{"title":"b"}],"total":2}', '[{"title":"a"},\n{"title":"b"}]'],
])('%j', async (content, expected) => {
  expect(await shapeOf(content)).toBe(expected);
});

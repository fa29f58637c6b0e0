import { expect, test } from 'vitest';
import { canonicalUrl } from '../../../src/ingest/normalise/canonical-url.ts';
import { repairDoubleEncoded } from '../../../src/ingest/normalise/double-encoded.ts';
import { parseTags } from '../../../src/ingest/normalise/tags.ts';

test.each([
  ['https://Jobs.Example.com/a?utm_source=x&id=7#top', 'https://jobs.example.com/a?id=7'],
  ['https://example.com/a?gclid=1', 'https://example.com/a'],
  [
    'https://www.linkedin.com/jobs/view/1/?eBP=x&refId=y&trackingId=z&trk=q',
    'https://www.linkedin.com/jobs/view/1/',
  ],
  ['https://example.com/a%20b?q=%26#/job/1', 'https://example.com/a%20b?q=%26#/job/1'],
  ['urn:nyx-etl:job-post:1', null],
  ['example.com/a', null],
  [null, null],
])('canonical URL of %s', (url, expected) => {
  expect(canonicalUrl(url)).toBe(expected);
});

test.each([
  ['MÃ¼nchen', 'München'],
  ['itâ€™s', 'it’s'],
  ['SÃ£o Paulo', 'São Paulo'],
  ['München', null],
  ['Ã la carte', null],
  ['数据 Ã¼', null],
])('double-encoded %s', (text, expected) => {
  expect(repairDoubleEncoded(text)).toBe(expected);
});

test.each([
  ["['大数据', \"it's\", 'SQL']", ['大数据', "it's", 'SQL']],
  ['["Python","python","Go"]', ['Python', 'Go']],
  ['Python, SQL; Go | Rust', ['Python', 'SQL', 'Go', 'Rust']],
  ["[[['a'], ['b']], ['c']]", ['a', 'b', 'c']],
  ['[{"name":"Java"}]', ['Java']],
  ['[{"code":"1","libelle":"SQL"}]', ['SQL']],
  ["{'Python', 'Go'}", ['Python', 'Go']],
  ['Social media (e.g., Facebook, X), Writing', ['Social media (e.g., Facebook, X)', 'Writing']],
  ['[Remote] Python, Go', ['[Remote] Python', 'Go']],
  ['[]', []],
  [null, []],
])('tags in %s', (text, expected) => {
  expect(parseTags(text)).toEqual(expected);
});

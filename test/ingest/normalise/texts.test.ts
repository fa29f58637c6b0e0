import { expect, test } from 'vitest';
import { canonicalUrl, urlKey } from '../../../src/ingest/normalise/canonical-url.ts';
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
  ['https://e.example/a?x=%20b+c&utm_medium=y&z', 'https://e.example/a?x=%20b+c&z'],
  [
    'https://e.example/a?position=2&refid=3&pagenum=4',
    'https://e.example/a?position=2&refid=3&pagenum=4',
  ],
  ['https://e.example/a#job-12', 'https://e.example/a#job-12'],
  ['urn:nyx-etl:job-post:1', null],
  ['example.com/a', null],
  [null, null],
])('canonical URL of %s', (url, expected) => {
  expect(canonicalUrl(url)).toBe(expected);
});

const PAGE = 'https://jobs.example/view/12?jk=a1';

test.each([
  'http://jobs.example/view/12?jk=a1',
  'https://www.jobs.example/view/12?jk=a1',
  'https://JOBS.Example:443/view/12/?jk=a1',
  'https://jobs.example/view/12?utm_source=mail&jk=a1&utm_medium=x',
  'https://jobs.example/view/12?jk=a1&gclid=1&fbclid=2&msclkid=3&mc_cid=4&trk=5',
  'https://jobs.example/view/12?jk=a1&ref=newsletter',
  'https://jobs.example/view/12?src=feed&jk=a1',
  'https://jobs.example/view/12;jsessionid=0A1B2C3D4E5F6071?jk=a1',
  'https://jobs.example/view/12?jk=a1&PHPSESSID=0a1b2c3d4e5f60718293',
  'https://jobs.example/view/12?jk=a1#apply',
  'https://user@jobs.example/view/12?jk=a1#',
])('%s is the page of another URL', (url) => {
  expect(urlKey(url)).toBe(urlKey(PAGE));
});

test.each([
  'https://jobs.example/view/12',
  'https://jobs.example/view/12?jk=A1',
  'https://jobs.example/View/12?jk=a1',
  'https://jobs.example/view/13?jk=a1',
  'https://de.jobs.example/view/12?jk=a1',
  'https://jobs.example:8080/view/12?jk=a1',
  ...[
    'gh_jid',
    'id',
    'jobId',
    'currentJobId',
    'position',
    'refid',
    'pagenum',
    'ref',
    'src',
    'sid',
  ].map((name) => `${PAGE}&${name}=7`),
  `${PAGE}#/job/1`,
  `${PAGE}#!job/1`,
  `${PAGE}#job-1`,
  `${PAGE}#id=x`,
])('%s is another page', (url) => {
  expect(urlKey(url)).not.toBe(urlKey(PAGE));
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

import { expect, test } from 'vitest';
import { regroup } from '../../../src/ingest/source/regroup-json.ts';

const cook = { title: 'Cook', town: 'Ulm', url: 'https://example.org/1' };
const baker = { title: 'Baker', town: 'Bonn', url: 'https://example.org/2' };
const names = ['title', 'town', 'url'];
const rows = [cook, baker].map((post) => Object.values(post));

test.each<[string, unknown]>([
  [
    'pages of answers',
    [
      { jobs: [cook], total: 2 },
      { jobs: [baker], total: 2 },
      { jobs: [], total: 2 },
    ],
  ],
  [
    'answers with the records further inside',
    [{ data: { jobs: [cook] }, ok: true }, { data: { jobs: [baker] } }],
  ],
  ['arrays of arrays', [[cook], [baker]]],
  ['arrays of answers', [[{ jobs: [cook] }], [{ jobs: [baker] }, { jobs: [] }]]],
  ['records by number', { 0: cook, 1: baker }],
  ['records by name', { 'job-1': cook, 'job-2': baker }],
  ['arrays by name', { north: [cook], south: [baker], east: [], taken: '2026-01-01' }],
  ['arrays by name, further inside', { results: { north: [cook], south: [baker] }, count: 2 }],
  [
    'columns by number',
    {
      title: { 0: 'Cook', 1: 'Baker' },
      town: { 0: 'Ulm', 1: 'Bonn' },
      url: { 0: cook.url, 1: baker.url },
    },
  ],
  [
    'columns as arrays',
    { title: ['Cook', 'Baker'], town: ['Ulm', 'Bonn'], url: [cook.url, baker.url] },
  ],
  ['rows under names', [names, ...rows]],
  ['rows beside names', { columns: names, index: [0, 1], data: rows }],
])('%s', (_, document) => {
  expect(regroup(document)).toEqual([cook, baker]);
});

test('records under their employer keep it', () => {
  expect(
    regroup([
      { company: 'Acme', jobs: [cook] },
      { company: 'Zenith', jobs: [baker] },
    ]),
  ).toEqual([
    { company: 'Acme', ...cook },
    { company: 'Zenith', ...baker },
  ]);
});

test.each<[string, unknown]>([
  ['records', [cook, baker]],
  ['records that hold objects', [{ ...cook, places: [{ town: 'Ulm', state: 'BW' }] }]],
  ['one record', { ...cook, tags: ['a'], places: [{ town: 'Ulm' }] }],
  ['one record of parts', { job: cook, employer: { name: 'Acme', site: 'https://example.org' } }],
  [
    'one record with parts that are alike',
    { ...cook, places: { a: { x: 1, y: 2, z: 3 }, b: { x: 1, y: 2, z: 3 } } },
  ],
  [
    'arrays of different things',
    { jobs: [cook, baker], employers: [{ name: 'Acme', size: 3, site: '' }] },
  ],
  ['nothing', []],
])('%s are left as they are', (_, document) => {
  expect(regroup(document)).toBeNull();
});

// Every file of knowledge/ is what the program takes it for.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { z } from 'zod';
import { applicationProfile } from '../../src/ingest/applications/application-profile.ts';
import { mailFields } from '../../src/ingest/emails/table-fields.ts';
import { jobPostFields } from '../../src/ingest/job-posts/fields.ts';
import { headerRow } from '../../src/ingest/mapping/header-names.ts';
import { nicknameRow, parseLocation } from '../../src/ingest/normalise/location.ts';
import { countryRow } from '../../src/ingest/normalise/places.ts';
import { cityRow } from '../../src/knowledge/cities.ts';
import { readTable } from '../../src/knowledge/read-table.ts';
import { regionRow } from '../../src/knowledge/regions.ts';
import { packageRoot } from '../../src/package-root.ts';

const tables: Record<string, z.ZodType> = {
  'columns/applications.tsv': headerRow,
  'columns/emails.tsv': headerRow,
  'columns/job-posts.tsv': headerRow,
  'country-names.tsv': countryRow,
  'more-places.tsv': cityRow,
  'nicknames.tsv': nicknameRow,
  'places.tsv': cityRow,
  'regions.tsv': regionRow,
};

it('every table is tested', () => {
  const files = globSync('**/*.tsv', { cwd: join(packageRoot, 'knowledge') });
  expect(files.toSorted()).toEqual(Object.keys(tables));
});

it.each(Object.entries(tables))('%s: every row is as its columns say, and none stands twice', (path, row) => {
  const rows = readTable(path, row).map((values) => JSON.stringify(values));
  expect(rows.length).toBeGreaterThan(0);
  const seen = new Set<string>();
  expect(rows.filter((values) => seen.size === seen.add(values).size)).toEqual([]);
});

it('every city lies in a region that regions.tsv has', () => {
  const regions = new Set(readTable('regions.tsv', regionRow).map((row) => `${row.country}.${row.geonames}`));
  const withRegions = new Set(readTable('regions.tsv', regionRow).map((row) => row.country));
  const lost = ['places.tsv', 'more-places.tsv']
    .flatMap((path) => readTable(path, cityRow))
    .filter(({ country, region }) => withRegions.has(country) && !regions.has(`${country}.${region}`));
  expect(lost.length).toBeLessThan(100);
});

it('every header name is that of a field', () => {
  const fields: Record<string, readonly string[]> = {
    'columns/job-posts.tsv': jobPostFields.map(({ name }) => name),
    'columns/emails.tsv': mailFields.map(({ name }) => name),
    'columns/applications.tsv': [
      ...Object.keys(applicationProfile.synonyms),
      ...Object.values(applicationProfile.lookups).map(({ name }) => name),
    ],
  };
  for (const [path, names] of Object.entries(fields)) {
    const unknown = readTable(path, headerRow).filter(({ field }) => !names.includes(field));
    expect(unknown, path).toEqual([]);
  }
});

it('a nickname is its city', () => {
  for (const { written, city, country } of readTable('nicknames.tsv', nicknameRow))
    expect(parseLocation(written)).toEqual({ city, country });
});

it('a row that is not as it should be is named with its file, line and column', () => {
  expect(() => readTable('README.md', headerRow)).toThrow(/^knowledge\/README\.md:4, field: /);
});

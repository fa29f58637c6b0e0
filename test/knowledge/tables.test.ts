// The tables that loads read agree with each other and with the program.
import { expect, it } from 'vitest';
import { applicationProfile } from '../../src/ingest/applications/application-profile.ts';
import { mailFields } from '../../src/ingest/emails/table-fields.ts';
import { jobPostFields } from '../../src/ingest/job-posts/columns.ts';
import { headerRow } from '../../src/ingest/mapping/header-names.ts';
import { nicknameRow, parseLocation } from '../../src/ingest/normalise/location.ts';
import { cityRow } from '../../src/knowledge/cities.ts';
import { readTable } from '../../src/knowledge/read-table.ts';
import { regionRow } from '../../src/knowledge/regions.ts';
import { zoneRow } from '../../src/knowledge/zones.ts';
import { tables } from './ingest-tables.ts';

it.each(Object.entries(tables))(
  '%s: every row is as its columns say, and none stands twice',
  (path, row) => {
    const rows = readTable(path, row).map((values) => JSON.stringify(values));
    expect(rows.length).toBeGreaterThan(0);
    const seen = new Set<string>();
    expect(rows.filter((values) => seen.size === seen.add(values).size)).toEqual([]);
  },
);

it('every city lies in a region that regions.tsv has, but for those of which GeoNames does not say it', () => {
  const regions = new Set(
    readTable('regions.tsv', regionRow).map((row) => `${row.country}.${row.geonames}`),
  );
  const withRegions = new Set(readTable('regions.tsv', regionRow).map((row) => row.country));
  const lost = ['places.tsv', 'more-places.tsv']
    .flatMap((path) => readTable(path, cityRow))
    .filter(
      ({ country, region }) => withRegions.has(country) && !regions.has(`${country}.${region}`),
    );
  expect(lost.map(({ country, name }) => `${country} ${name}`).toSorted()).toEqual([
    'CN Chongming',
    'CN Shenzhenwan',
    'EG Al Qāhirah al Jadīdah',
    'ET Chagni',
    'ET Shendi',
    'HK Hong Kong',
    'HK Hong Kong Island',
    'HK Kowloon',
    'HK New Territories',
    'HU Újszeged',
    'MO Macau',
    'MO Sé',
    'MR Nouakchott',
    'VN Quận Đức Thịnh',
  ]);
});

it('a time zone is as far from UTC as Intl says, where it knows its short name', () => {
  const places: [string, string[]][] = [
    ['en-US', ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles']],
    ['en-US', ['Pacific/Honolulu', 'UTC']],
    ['en-GB', ['Europe/London', 'Europe/Paris', 'Europe/Athens', 'Europe/Lisbon']],
    ['ja', ['Asia/Tokyo']],
  ];
  const known = places.flatMap(([language, zones]) =>
    zones.flatMap((timeZone) =>
      ['2026-01-01T12:00Z', '2026-07-01T12:00Z'].map((at) => {
        const part = (timeZoneName: 'short' | 'longOffset') =>
          new Intl.DateTimeFormat(language, { timeZone, timeZoneName })
            .formatToParts(new Date(at))
            .find(({ type }) => type === 'timeZoneName')?.value ?? '';
        return [part('short'), part('longOffset').replace(/^(GMT|UTC)/, '') || '+00:00'];
      }),
    ),
  );
  const table = new Map(readTable('zones.tsv', zoneRow).map(({ name, utc }) => [name, utc]));
  expect(known.map(([name = '']) => [name, table.get(name)])).toEqual(known);
});

it('every header name is that of a field', () => {
  const fields: Record<string, readonly string[]> = {
    'columns/job-posts.tsv': jobPostFields({ synthesizeUrl: true }).map(({ name }) => name),
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

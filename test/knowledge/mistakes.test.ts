// Mistakes in knowledge/ that used to pass in silence: each is named, and where it stands.
import { describe, expect, it, test } from 'vitest';
import { headerRow } from '../../src/ingest/mapping/header-names.ts';
import { countryRow } from '../../src/ingest/normalise/places.ts';
import { cityRow } from '../../src/knowledge/cities.ts';
import { filesBelow } from '../../src/knowledge/files.ts';
import { parseNumbers } from '../../src/knowledge/read-numbers.ts';
import { decodeTable, parseTable, readTable } from '../../src/knowledge/read-table.ts';
import { regionRow } from '../../src/knowledge/regions.ts';
import { zoneRow } from '../../src/knowledge/zones.ts';
import { hasWholeGroups, readPhrase, saysSomething } from '../../src/mail/rules/phrase.ts';
import { LABELS, rulesOf } from '../../src/mail/rules/phrase-rules.ts';
import { otherFile } from '../../src/mail/rules/phrase-tables.ts';

const row = (name: string, phrase: string) =>
  ({ name, phrase, where: 'any', about: 'work', weight: 'decides' }) as const;

describe('a phrase', () => {
  it.each(['...', '{das|} {wetter|}', '{a|} ... {b|}', '!', '{|}', '... ...'])(
    'that would be found in any mail: %s',
    (phrase) => {
      expect(() => rulesOf('rejection', 'de', [row('x', phrase)])).toThrow(
        /knowledge\/phrases\/de\/rejection\.tsv: x: .*any mail/,
      );
    },
  );

  it.each(['lieber {mit anderen', 'mit} anderen', '{a {b|c}}', 'a {b|c'])(
    'whose groups are not whole: %s',
    (phrase) => expect(hasWholeGroups(phrase)).toBe(false),
  );

  it.each(['leider {nicht|}', '{a|b} ... c', 'wir~', '恭喜', '{an|auf} ...'])(
    'that says something: %s',
    (phrase) => {
      expect(saysSomething(phrase)).toBe(true);
      expect(hasWholeGroups(phrase)).toBe(true);
      expect(readPhrase(phrase).steps).not.toEqual([]);
    },
  );

  it('whose name stands twice in its file', () => {
    const rows = [row('no', 'leider nein'), row('no', 'leider nicht')];
    expect(() => rulesOf('rejection', 'de', rows)).toThrow(/rejection\.tsv: no stands twice/);
  });
});

test('a file of phrases that nothing reads', () => {
  expect(otherFile(filesBelow('phrases'), LABELS)).toBeUndefined();
  for (const path of ['phrases/nl/rejections.tsv', 'phrases/nl/rejection.txt', 'phrases/offer.tsv'])
    expect(otherFile([path, 'phrases/nl/offer.tsv'], LABELS)).toBe(path);
});

test.each([
  ['Latin-1', Buffer.from('name\tcountry\nZürich\tCH\n', 'latin1')],
  ['UTF-16', Buffer.from('\ufeffname\tcountry\n', 'utf16le')],
  ['UTF-16 without its mark', Buffer.from('name\tcountry\n', 'utf16le')],
])('a file saved as %s', (_, bytes) => {
  expect(() => decodeTable('nicknames.tsv', bytes)).toThrow(
    'knowledge/nicknames.tsv is not written in UTF-8',
  );
});

test.each([
  ['regions.tsv', regionRow, 'country\tname\nXX\tNowhere'],
  ['more-places.tsv', cityRow, 'name\tcountry\tpopulation\nNowhere\tXX\t20000'],
  ['country-names.tsv', countryRow, 'name\tcountry\nnowhere\tZZ'],
])('a country that is none, in %s', (path, rowOf, text) => {
  expect(() => parseTable(path, text, rowOf)).toThrow(
    new RegExp(`^knowledge/${path.replace('.', '\\.')}:2: country '(XX|ZZ)': .*two letters`),
  );
});

test.each([
  ['nothing', '', 'knowledge/zones.tsv is empty'],
  ['comments', '# zones\n\n', 'knowledge/zones.tsv is empty'],
  ['the names of its columns', 'name\tutc\n', 'no line below that of its columns'],
  [
    'no names of columns',
    '# zones\nCET\t+01:00\nEET\t+02:00\n',
    'zones.tsv:2: this line names no column',
  ],
])('a table that holds but %s', (_, text, message) => {
  expect(() => parseTable('zones.tsv', text, zoneRow)).toThrow(message);
  expect(() => [...parseNumbers('mail-words.tsv', Buffer.from(''), ['words', 'a'])]).toThrow(
    'knowledge/mail-words.tsv is empty',
  );
});

test('a table that is not there', () => {
  expect(() => readTable('no-such.tsv', zoneRow)).toThrow(
    expect.objectContaining({
      message: 'knowledge/no-such.tsv is missing',
      hint: expect.stringContaining('npm install'),
    }),
  );
});

test('a header of a field that is none', () => {
  const named = headerRow.extend({ field: headerRow.shape.field.refine((name) => name === 'a') });
  expect(() => parseTable('columns/job-posts.tsv', 'field\theader\nb\tB', named)).toThrow(
    /job-posts\.tsv:2: field 'b'/,
  );
});

// How the words of knowledge/words/ are found.
import { describe, expect, test } from 'vitest';
import { CARD_KINDS } from '../../src/ingest/applications/card-names.ts';
import { PARAMETER_KINDS } from '../../src/ingest/normalise/canonical-url.ts';
import { EMPLOYMENT_KINDS } from '../../src/ingest/normalise/employment-type.ts';
import { PERIOD_KINDS } from '../../src/ingest/normalise/pay-period.ts';
import { AREA_KINDS } from '../../src/ingest/normalise/place-words.ts';
import { REMOTE_KINDS } from '../../src/ingest/normalise/remote-flag.ts';
import { ABSENT_KINDS } from '../../src/ingest/normalise/says-nothing.ts';
import { LEVELS } from '../../src/ingest/normalise/seniority-level.ts';
import { readTable } from '../../src/knowledge/read-table.ts';
import { compileWords, findWords, wordRow, words } from '../../src/knowledge/words.ts';
import { testCapitals } from './words-in-capitals.ts';

const isFound = (word: string, text: string) =>
  findWords(text, compileWords([{ kind: 'it', word }])).length > 0;

describe('notation', () => {
  test.each([
    [
      'lead',
      ['lead', 'tech lead', '(lead)', 'lead/senior', '主lead管'],
      ['leader', 'plead', 'lead2'],
    ],
    ['lead~', ['lead', 'leader'], ['plead']],
    ['~leitung', ['leitung', 'teamleitung'], ['leitungen']],
    ['~zeit~', ['teilzeitkraft'], ['teilzei']],
    [
      'part time',
      ['part time', 'part-time', 'part_time', 'parttime', 'part / time'],
      ['part the time'],
    ],
    ['# 薪', ['13薪', '13 薪'], ['月薪']],
    ['{team|crew|} lead', ['team lead', 'crew-lead', 'lead'], ['tea leader']],
    ['实习', ['暑期实习生'], ['实 的 习']],
    ['c++ {dev|}', ['c++', 'c++ dev'], ['ccc']],
  ])('%s', (word, found, missed) => {
    expect(found.filter((text) => !isFound(word, text))).toEqual([]);
    expect(missed.filter((text) => isFound(word, text))).toEqual([]);
  });

  test('no words are found nowhere', () => {
    expect(findWords('any text', compileWords([]))).toEqual([]);
  });

  test('of words that begin at one place the longest counts', () => {
    const rows = [
      { kind: 'short', word: 'part' },
      { kind: 'long', word: 'part time~' },
      { kind: 'other', word: 'time' },
    ];
    const kinds = (text: string) => findWords(text, compileWords(rows)).map(({ kind }) => kind);
    expect(kinds('part-timers in time')).toEqual(['long', 'other']);
    expect(kinds('a part in part-time')).toEqual(['short', 'long']);
  });

  test('a word without accents finds both, one with accents only itself; capitals do not matter', () => {
    const levels = words('levels', LEVELS);
    expect([...levels.kindsIn('DÉBUTANT')]).toEqual(['junior']);
    expect([...levels.kindsIn('debutant')]).toEqual(['junior']);
    const periods = words('pay-periods', PERIOD_KINDS);
    expect(periods.firstIn('30 000 kr/mån')).toBe('month');
    expect(periods.firstIn('30 000, ask our man')).toBeNull();
  });
});

describe('every word says what its line says', () => {
  const within = ['not_before', 'not_behind', 'degree', 'work', 'within'];
  test.each<[string, readonly string[]]>([
    ['absent', ABSENT_KINDS],
    ['areas', AREA_KINDS],
    ['card-names', CARD_KINDS],
    ['employment', EMPLOYMENT_KINDS],
    ['levels', LEVELS],
    ['pay-periods', PERIOD_KINDS],
    ['remote', REMOTE_KINDS],
    ['url-parameters', PARAMETER_KINDS],
  ])('%s', (name, kinds) => {
    const table = words(name, kinds);
    const rows = readTable(`words/${name}.tsv`, wordRow(kinds));
    const sample = (word: string) =>
      word
        .replaceAll('~', '')
        .replaceAll(/\{([^|}]*)[^}]*\}/g, '$1')
        .replaceAll('#', '1');
    const wrong = rows.filter(
      ({ kind, word }) => !within.includes(kind) && !table.kindsIn(sample(word)).has(kind),
    );
    expect(wrong).toEqual([]);
  });
});

testCapitals(10);

// Every file of knowledge/ is read, each row as its reader wants it: a broken one is named with its line.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseNumbers } from '../../src/knowledge/read-numbers.ts';
import { parseTable, readTable } from '../../src/knowledge/read-table.ts';
import { companyAliases } from '../../src/mail/reading/company-names.ts';
import { languageTable } from '../../src/mail/reading/language-table.ts';
import { MARK_KINDS, marks } from '../../src/mail/reading/mail-marks.ts';
import { senderDomain } from '../../src/mail/reading/sender-domain.ts';
import { isSenderOf } from '../../src/mail/reading/senders.ts';
import { confidenceOf } from '../../src/mail/rules/certainty.ts';
import { guardsIn } from '../../src/mail/rules/guards.ts';
import { learnt } from '../../src/mail/rules/guess.ts';
import { leaningsIn } from '../../src/mail/rules/leanings.ts';
import { namedWords } from '../../src/mail/rules/named-words.ts';
import { LABELS, phraseRulesIn } from '../../src/mail/rules/phrase-rules.ts';
import { ANY, ruledLanguages } from '../../src/mail/rules/phrase-tables.ts';
import { conceptsIn, sentenceRulesIn } from '../../src/mail/rules/sentence-rules.ts';
import { packageRoot } from '../../src/package-root.ts';
import { tables } from './ingest-tables.ts';

/** Reads the tables of every language. */
const inEach = (read: (language: string) => unknown) => () =>
  [ANY, ...ruledLanguages()].map((language) => read(language));

/** What reads which files; calling it throws where a row is broken. */
const readers: Record<string, () => unknown> = {
  [`phrases/*/{${LABELS.join(',')}}.tsv`]: inEach(phraseRulesIn),
  'phrases/*/guards.tsv': inEach(guardsIn),
  'phrases/*/words.tsv': () => namedWords('en'),
  'phrases/*/concepts.tsv': inEach(conceptsIn),
  'phrases/*/leanings.tsv': inEach(leaningsIn),
  'phrases/any/sentences.tsv': inEach(sentenceRulesIn),
  'mail-confidence.tsv': () => confidenceOf('several', 'rejection', 1, []),
  'mail-signs.tsv': learnt,
  'mail-words.tsv': learnt,
  'language-ngrams.bin': languageTable,
  'company-aliases.tsv': companyAliases,
  'senders.tsv': () => isSenderOf('a@b.test', 'ats'),
  'mail-marks.tsv': () => MARK_KINDS.map((kind) => marks(kind)),
  ...Object.fromEntries(
    Object.entries(tables).map(([path, row]) => [path, () => readTable(path, row)]),
  ),
};

const knowledgeFiles = (pattern: string): string[] =>
  globSync(pattern, { cwd: join(packageRoot, 'knowledge') }).toSorted();

const textOf = (path: string): string => readFileSync(join(packageRoot, 'knowledge', path), 'utf8');
const rowsOf = (path: string): Record<string, string>[] =>
  parseTable(path, textOf(path), z.record(z.string(), z.string().optional().default('')));

it.each(Object.keys(readers))('%s', (pattern) => {
  expect(knowledgeFiles(pattern)).not.toEqual([]);
  readers[pattern]?.();
});

it('nothing in knowledge/ is read by nobody', () => {
  const read = new Set(Object.keys(readers).flatMap(knowledgeFiles));
  const files = globSync('**/*.*', { cwd: join(packageRoot, 'knowledge') });
  expect(files.filter((file) => file !== 'README.md' && !read.has(file))).toEqual([]);
});

describe('what would never be found', () => {
  it('a sender that is no domain which somebody can register', () => {
    const domains = rowsOf('senders.tsv').flatMap(({ sender = '' }) =>
      sender.includes('@') ? [] : [sender],
    );
    expect(domains.filter((domain) => senderDomain(domain) !== domain)).toEqual([]);
  });

  it('a row that another one repeats', () => {
    const files = knowledgeFiles('**/*.tsv');
    const repeated = files.flatMap((file) => {
      const seen = new Set<string>();
      return textOf(file)
        .split('\n')
        .filter((line) => line !== '' && seen.size === seen.add(line).size)
        .map((line) => `${file}: ${line}`);
    });
    expect(repeated).toEqual([]);
  });

  it('words that no phrase names', () => {
    const unused = knowledgeFiles('phrases/*/words.tsv').flatMap((path) => {
      const folder = path.replace(/words\.tsv$/, '*.tsv');
      const text = knowledgeFiles(folder).map(textOf).join();
      const names = rowsOf(path).map(({ name }) => name ?? '');
      return names
        .filter((name) => name !== 'new_clause' && !text.includes(`<${name}>`))
        .map((name) => `${path}: ${name}`);
    });
    expect(unused).toEqual([]);
  });
});

describe('a broken row', () => {
  const row = z.strictObject({ name: z.string(), kind: z.enum(['ats', 'board']).optional() });
  const read =
    (text: string): (() => unknown) =>
    () =>
      parseTable('senders.tsv', text, row);

  it.each([
    [
      'an unknown word',
      'name\tkind\n# a comment\n\nx.test\tbord',
      /^knowledge\/senders\.tsv:4: kind 'bord': .*"ats"\|"board"/,
    ],
    ['an empty cell', 'name\tkind\n\tats', /^knowledge\/senders\.tsv:2: name is empty/],
    [
      'a tab too many',
      'name\tkind\nx.test\t\tats',
      /^knowledge\/senders\.tsv:2: 3 cells for 2 columns/,
    ],
    [
      'a column of another name',
      'name\tkinds\nx.test\tats',
      /^knowledge\/senders\.tsv:2: .*"kinds"/,
    ],
  ])('%s', (_, text, message) => {
    expect(read(text)).toThrow(message);
  });

  it('is not what a spreadsheet writes: quotes, a byte order mark, CRLF, tabs at the end', () => {
    const text = '\ufeffname\tkind\r\n"a, ""b"""\tats\r\nc\t\r\n';
    expect(read(text)()).toEqual([{ name: 'a, "b"', kind: 'ats' }, { name: 'c' }]);
  });
});

describe('a broken row of numbers', () => {
  const read = (text: string): [string, number[]][] => [
    ...parseNumbers('mail-words.tsv', Buffer.from(text), ['words', 'offer', 'spam']),
  ];

  it.each([
    ['no number', 'we\t1\tmany', /^knowledge\/mail-words\.tsv:3: spam 'many'$/],
    ['an empty cell', '\t1\t2', /^knowledge\/mail-words\.tsv:3: words is empty$/],
    ['a tab too many', 'we\t1\t2\t3', /^knowledge\/mail-words\.tsv:3: 4 cells for 3 columns$/],
  ])('%s', (_, row, message) => {
    expect(() => read(`words\toffer\tspam\n# a comment\n${row}`)).toThrow(message);
  });

  it('columns in another order', () => {
    expect(() => read('words\tspam\toffer\nwe\t1\t2')).toThrow(
      'knowledge/mail-words.tsv:1: the columns are words, spam, offer',
    );
  });

  it('is not what a spreadsheet writes: quotes, a byte order mark, CRLF, cells left out', () => {
    const text = '\ufeffwords\toffer\tspam\r\n"we ""can"""\t-1.5\t\r\n\r\nwe\t\t2\r\nno\r\n';
    expect(read(text)).toEqual([
      ['we "can"', [-1.5, 0]],
      ['we', [0, 2]],
      ['no', [0, 0]],
    ]);
  });
});

// What a text's wording says for each label is what the formula says, computed word by word from the
// rows of the table.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseNumbers } from '../../../src/knowledge/read-numbers.ts';
import { LABELS } from '../../../src/mail/rules/phrase-rules.ts';
import { type SearchedText, searched } from '../../../src/mail/rules/searched-text.ts';
import { WordWeights } from '../../../src/mail/rules/word-weights.ts';
import {
  learntWording,
  scoresOf,
  WORD_COLUMNS,
  wordingOf,
} from '../../../src/mail/rules/wording.ts';
import { packageRoot } from '../../../src/package-root.ts';

type Rows = ReadonlyMap<string, readonly number[]>;

const sentencesOf = (text: string): SearchedText[] => text.split('\n').map(searched);

/** Rarity times weight, summed up, by the length of the vector of rarities and of what is added. */
function scores(text: string, rows: Rows): number[] {
  const known = [...wordingOf(sentencesOf(text))].flatMap((words) => {
    const row = rows.get(words);
    return row === undefined ? [] : [row];
  });
  const length = Math.hypot(Math.sqrt(1500), ...known.map(([rarity = 0]) => rarity));
  return LABELS.map((_, label) =>
    known.reduce((sum, row) => sum + ((row[0] ?? 0) * (row[label + 1] ?? 0)) / length, 0),
  );
}

const table: Rows = new Map(
  parseNumbers(
    'mail-words.tsv',
    readFileSync(join(packageRoot, 'knowledge/mail-words.tsv')),
    WORD_COLUMNS,
  ),
);

function expectScores(text: string, weights: WordWeights, rows: Rows): void {
  const expected = scores(text, rows);
  for (const [label, score] of scoresOf(sentencesOf(text), weights).entries())
    expect(score, text).toBeCloseTo(expected[label] ?? Number.NaN, 5);
}

it.each([
  ['nothing', ''],
  ['words that nobody knows', 'xyzzy plugh\nfrobnicate'],
  ['a refusal', 'we regret to tell you that we regret\nwe have chosen 3 other candidates'],
  ['Chinese, two signs and three', '感 谢 您 的 申 请\n感 谢 您'],
])('%s', (_, text) => {
  expectScores(text, learntWording(), table);
});

it('words that are known side by side only, and a word in two texts', () => {
  const few: Rows = new Map([
    ['we regret', [5, 3, 0, 0, 0, 1, 0, 0, 0]],
    ['offer', [4, 0, 5, 0, 0, 0, 0, -1, 0]],
    ['an offer', [6, 0, 2, 0, 0, 0, 0, 0, 0]],
  ]);
  const weights = new WordWeights(few);
  for (const text of [
    'we regret regret',
    'an offer offer',
    'offer an',
    'we offer\nregret',
    'offer',
  ])
    expectScores(text, weights, few);
});

it('many words, more than a table begins with', () => {
  const many: Rows = new Map(
    Array.from({ length: 5000 }, (_, n) => [
      `a${n} b${n % 70}`,
      [1 + (n % 9), ...LABELS.map((_, label) => ((n * (label + 3)) % 11) - 5)],
    ]),
  );
  const weights = new WordWeights(many);
  for (const n of [0, 69, 70, 4999]) {
    expectScores(`a${n} b${n % 70}`, weights, many);
    expectScores(`a${n} b${(n + 1) % 70}`, weights, many);
  }
});

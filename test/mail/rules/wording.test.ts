// What a text's wording says for each label is what the formula says, computed word by word from the counts of the table.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseCounts } from '../../../src/knowledge/read-counts.ts';
import { LABELS } from '../../../src/mail/rules/phrase-rules.ts';
import { type SearchedText, searched } from '../../../src/mail/rules/searched-text.ts';
import { WordWeights } from '../../../src/mail/rules/word-weights.ts';
import { learntWording, scoresOf, wordingOf } from '../../../src/mail/rules/wording.ts';
import { packageRoot } from '../../../src/package-root.ts';

type Counts = ReadonlyMap<string, readonly number[]>;

const sentencesOf = (text: string): SearchedText[] => text.split('\n').map(searched);

const total = (numbers: readonly number[]): number => numbers.reduce((sum, more) => sum + more, 0);

/** Formula 6 of Rennie, Shih, Teevan and Karger, each weight anew. */
function scores(text: string, counts: Counts): number[] {
  const sums = LABELS.map((_, label) =>
    total([...counts.values()].map((mails) => total(mails) - (mails[label] ?? 0) + 1)),
  );
  const known = [...wordingOf(sentencesOf(text))].flatMap((words) => [counts.get(words) ?? []]);
  const weights = known
    .filter((mails) => mails.length > 0)
    .map((mails) => {
      const rarity = LABELS.map((_, label) =>
        Math.log((sums[label] ?? 0) / (total(mails) - (mails[label] ?? 0) + 1)),
      );
      return rarity.map((weight) => weight - total(rarity) / LABELS.length);
    });
  const root = Math.sqrt(Math.max(1, weights.length));
  return LABELS.map((_, label) => total(weights.map((weight) => weight[label] ?? 0)) / root);
}

const table: Counts = new Map(
  parseCounts(
    'mail-words.tsv',
    readFileSync(join(packageRoot, 'knowledge/mail-words.tsv'), 'utf8'),
    ['words', ...LABELS],
  ),
);

it.each([
  ['nothing', ''],
  ['words that nobody knows', 'xyzzy plugh\nfrobnicate'],
  ['a refusal', 'we regret to tell you that we regret\nwe have chosen 3 other candidates'],
  ['Chinese, two signs and three', '感 谢 您 的 申 请\n感 谢 您'],
])('%s', (_, text) => {
  const expected = scores(text, table);
  for (const [label, score] of scoresOf(sentencesOf(text), learntWording()).entries())
    expect(score).toBeCloseTo(expected[label] ?? 0, 12);
});

it('words that are known side by side only, and a word in two texts', () => {
  const few: Counts = new Map([
    ['we regret', [3, 0, 0, 0, 1, 0, 0, 0]],
    ['offer', [0, 5, 0, 0, 0, 0, 1, 0]],
    ['an offer', [0, 2, 0, 0, 0, 0, 0, 0]],
  ]);
  const weights = new WordWeights(few);
  for (const text of [
    'we regret regret',
    'an offer offer',
    'offer an',
    'we offer\nregret',
    'offer',
  ])
    expect([...scoresOf(sentencesOf(text), weights)], text).toEqual(scores(text, few));
});

it('many words, more than a table begins with', () => {
  const many: Counts = new Map(
    Array.from({ length: 5000 }, (_, n) => [
      `a${n} b${n % 70}`,
      LABELS.map((_, label) => (n * (label + 3)) % 11),
    ]),
  );
  const weights = new WordWeights(many);
  for (const n of [0, 69, 70, 4999]) {
    const text = `a${n} b${n % 70}`;
    for (const [label, score] of scoresOf(sentencesOf(text), weights).entries())
      expect(score).toBeCloseTo(scores(text, many)[label] ?? 0, 12);
    expect([...scoresOf(sentencesOf(`a${n} b${(n + 1) % 70}`), weights)]).toEqual(
      LABELS.map(() => 0),
    );
  }
});

// Learns knowledge/mail-signs.tsv and mail-words.tsv from the mails of
// test/fixtures/mail-languages that may be read, the labelled and the short ones:
// node scripts/learn-mail-signs.ts
// `--held-out` writes nothing, and prints what the rules make of each writer's mails by signs and
// words learnt from the others' alone.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  byBasis,
  byChance,
  type Chanced,
  calibration,
  confusion,
  summary,
} from '../bench/mail-scores.ts';
import { kindOf, weigh } from '../src/mail/rules/certainty.ts';
import { type Mail, type Reading, readByRules } from '../src/mail/rules/classify-mail.ts';
import { ALWAYS, chancesOf, type Learnt } from '../src/mail/rules/guess.ts';
import { LABELS, type Label } from '../src/mail/rules/phrase-rules.ts';
import { isOfPaidWork } from '../src/mail/rules/signs.ts';
import { WordWeights } from '../src/mail/rules/word-weights.ts';
import { WORD_COLUMNS, wordingOf } from '../src/mail/rules/wording.ts';
import { packageRoot } from '../src/package-root.ts';
import { readLabelledMails } from '../test/mail/rules/labelled-mails.ts';
import {
  languagesOf,
  MISLEADING_PARTS,
  OPEN_PARTS,
  PARTS_AT_FIRST_SIGHT,
  type Part,
  PLAIN_PARTS,
  readLanguageMails,
  WRITERS,
} from '../test/mail/rules/language-mails.ts';
import {
  OTHER_DECISIONS,
  readShortMails,
  SHORT_MAILS,
  type ShortMail,
} from '../test/mail/rules/short-mails.ts';
import { learnWords } from './learn-words.ts';
import { type Example, learn } from './log-linear.ts';

/** So much a mail of a part counts: most mail is plain, and hardly any misleads. */
const SHARE_OF_PLAIN = 3;
const SHARE_OF_MISLEADING = 0.25;
/** The rules were made with these in sight: they count for less. */
const SHARE_OF_LABELLED = 0.3;
/** So much count all short mails of a label together; of rare labels one counts no more than the second. */
const SHORT_OF_LABEL = 60;
const MOST_OF_SHORT = 0.2;
/** What is no news of an application is rare in the other fixtures, and most of a mailbox: it counts in full. */
const NO_NEWS: ReadonlySet<Label> = new Set(['other', 'newsletter', 'spam']);

interface ReadMail extends Example {
  part: Part | 'labelled' | 'short';
  reading: Reading;
  wording: ReadonlySet<string>;
}

const { values } = parseArgs({ options: { 'held-out': { type: 'boolean', default: false } } });
const mails = [...(await languageMails()), ...labelledMails(), ...shortMails()];
if (values['held-out']) judgeHeldOut();
else {
  writeSigns();
  writeWords();
}

async function languageMails(): Promise<ReadMail[]> {
  const read: ReadMail[] = [];
  for (const part of OPEN_PARTS) {
    for (const language of languagesOf(part))
      for (const { label, mail } of await readLanguageMails(language, part))
        read.push(readMail(part, label, mail, shareOf(part)));
  }
  return read;
}

function shareOf(part: Part): number {
  if (PLAIN_PARTS.some((plain) => plain === part)) return SHARE_OF_PLAIN;
  return MISLEADING_PARTS.some((misleading) => misleading === part) ? SHARE_OF_MISLEADING : 1;
}

function labelledMails(): ReadMail[] {
  return readLabelledMails().map(({ label, from, ...mail }) =>
    readMail(
      'labelled',
      label,
      { ...mail, fromAddress: from, direction: 'inbound' },
      NO_NEWS.has(label) ? 1 : SHARE_OF_LABELLED,
    ),
  );
}

/** Short mails are of some labels far more often than of others: each label counts the same. What looks like an answer and is none counts in full. */
function shortMails(): ReadMail[] {
  const all = SHORT_MAILS.flatMap(readShortMails);
  const decisions = OTHER_DECISIONS.flatMap(readShortMails);
  return [
    ...decisions.map(({ label, mail }) => readMail('short', label, mail, 1)),
    ...all.map(({ label, mail }) => shortMail(label, mail, all)),
  ];
}

function shortMail(label: Label, mail: Mail, all: readonly ShortMail[]): ReadMail {
  const alike = all.filter((each) => each.label === label).length;
  return readMail('short', label, mail, Math.min(SHORT_OF_LABEL / alike, MOST_OF_SHORT));
}

function readMail(part: ReadMail['part'], label: Label, mail: Mail, share: number): ReadMail {
  const reading = readByRules(mail);
  return {
    part,
    label,
    reading,
    wording: wordingOf(reading.worded),
    signs: [ALWAYS, ...reading.signs],
    share,
  };
}

function judgeHeldOut(): void {
  console.log('|  | mails | accuracy | macro F1 | missed | invented | answers unsure | unsure |');
  console.log('|---|---|---|---|---|---|---|---|');
  const all: (Chanced & Pick<ReadMail, 'part'>)[] = [];
  for (const parts of WRITERS) {
    const isTheirs = ({ part }: ReadMail): boolean => parts.some((one) => one === part);
    const others = mails.filter((mail) => !isTheirs(mail));
    const taught: Learnt = {
      signs: learn(others),
      words: new WordWeights(learnWords(others)),
    };
    const judged = mails.filter(isTheirs).map(({ label, part, reading }) => {
      const verdict = weigh(reading, taught);
      const paid = isOfPaidWork(reading.signs) ? ' paid' : '';
      const kind = kindOf(verdict.basis, verdict.label, reading.signs) + paid;
      return { label, part, verdict, kind, chance: chancesOf(reading, taught)[verdict.label] };
    });
    console.log(summary(parts.join(', '), judged));
    all.push(...judged);
  }
  console.log(summary('all', all));
  const atFirstSight = all.filter(({ part }) => PARTS_AT_FIRST_SIGHT.some((one) => one === part));
  console.log(`\n${byChance(atFirstSight)}`);
  console.log(`\n${confusion(all)}\n\n${calibration(all)}\n\n${byBasis(all)}`);
}

function writeSigns(): void {
  const head = [
    ['sign', ...LABELS].join('\t'),
    '# How much a sign of a mail speaks for each label, in natural logarithms of odds: learnt by scripts/learn-mail-signs.ts from the',
    '# mails of test/fixtures/mail-languages that may be read. Run it again after a change of phrases, concepts, guards or leanings.',
  ];
  const rows = Array.from(learn(mails), ([sign, byLabel]) =>
    [sign, ...byLabel.map((weight) => weight.toFixed(2))].join('\t'),
  );
  writeFileSync(
    join(packageRoot, 'knowledge/mail-signs.tsv'),
    `${[...head, ...rows].join('\n')}\n`,
  );
  console.log(`knowledge/mail-signs.tsv: ${rows.length} signs learnt from ${mails.length} mails`);
}

function writeWords(): void {
  const head = [
    WORD_COLUMNS.join('\t'),
    '# How rare words, and words side by side, are, and how much they speak for each label: learnt by',
    '# scripts/learn-mail-signs.ts from the mails of test/fixtures/mail-languages that may be read, and',
    '# the labelled and short ones. Words of two mails are left out.',
  ];
  const rows = learnWords(mails).map(([words, numbers]) =>
    [words, ...numbers.map((number) => number || '')].join('\t').trimEnd(),
  );
  writeFileSync(
    join(packageRoot, 'knowledge/mail-words.tsv'),
    `${[...head, ...rows].join('\n')}\n`,
  );
  console.log(`knowledge/mail-words.tsv: ${rows.length} words learnt from ${mails.length} mails`);
}

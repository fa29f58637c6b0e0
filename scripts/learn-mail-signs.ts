// Learns knowledge/mail-signs.tsv from the mails of test/fixtures/mail-languages that may be read, and the labelled ones: node scripts/learn-mail-signs.ts
// `--without second-seen` leaves a part out, to measure on it.
// A log-linear model (multinomial logistic regression with a penalty on large weights) over the signs of src/mail/rules/signs.ts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { classifyMail } from '../src/mail/rules/classify-mail.ts';
import { ALWAYS } from '../src/mail/rules/guess.ts';
import { LABELS, type Label } from '../src/mail/rules/phrase-rules.ts';
import { packageRoot } from '../src/package-root.ts';
import { readLabelledMails } from '../test/mail/rules/labelled-mails.ts';
import {
  MAIL_LANGUAGES,
  OPEN_PARTS,
  readLanguageMails,
} from '../test/mail/rules/language-mails.ts';

/** A sign of fewer mails says nothing. */
const FEWEST_MAILS = 4;
const SHARE_OF_LABELLED = 0.3;
const PENALTY = 0.003;
const STEPS = 400;
const RATE = 0.05;

interface Example {
  label: Label;
  signs: string[];
  /** How much the example counts. */
  share: number;
}

const examples: Example[] = [];
const { values } = parseArgs({ options: { without: { type: 'string' } } });
for (const part of OPEN_PARTS) {
  if (part === values.without) continue;
  for (const language of MAIL_LANGUAGES) {
    for (const { label, mail } of await readLanguageMails(language, part))
      examples.push({ label, signs: [ALWAYS, ...classifyMail(mail).signs], share: 1 });
  }
}
// Mail about anything else is rare there, and most of a mailbox. The rules were made with these in sight: they count for less.
for (const { label, from, ...mail } of readLabelledMails()) {
  if (label !== 'other') continue;
  const { signs } = classifyMail({ ...mail, fromAddress: from, direction: 'inbound' });
  examples.push({ label, signs: [ALWAYS, ...signs], share: SHARE_OF_LABELLED });
}
writeFileSync(join(packageRoot, 'knowledge/mail-signs.tsv'), tableOf(learn(examples)));
console.log(`knowledge/mail-signs.tsv: learnt from ${examples.length} mails`);

/** The weight of each sign for each label. */
function learn(mails: readonly Example[]): Map<string, number[]> {
  const counts = new Map<string, number>();
  for (const sign of mails.flatMap(({ signs }) => signs))
    counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const names = [...counts.keys()].filter((sign) => (counts.get(sign) ?? 0) >= FEWEST_MAILS);
  const places = new Map(names.toSorted().map((sign, place) => [sign, place]));
  const known = mails.map(({ signs }) => signs.flatMap((sign) => places.get(sign) ?? []));
  const size = places.size * LABELS.length;
  const [weights, mean, square] = [0, 1, 2].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let step = 1; step <= STEPS; step++) {
    const slopes = slopesOf(mails, known, weights, places.get(ALWAYS) ?? -1);
    // Steps of the method Adam: the slope's running mean by its running size.
    for (const [at, slope] of slopes.entries()) {
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * slope * slope;
      const size = Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** step)) + 1e-8;
      weights[at] = (weights[at] ?? 0) - (RATE * (mean[at] ?? 0)) / (1 - 0.9 ** step) / size;
    }
  }
  return new Map(
    Array.from(places, ([sign, place]) => [
      sign,
      LABELS.map((_, label) => weights[place * LABELS.length + label] ?? 0),
    ]),
  );
}

/** How the mean loss changes with each weight. */
function slopesOf(
  mails: readonly Example[],
  known: readonly number[][],
  weights: Float64Array,
  always: number,
): Float64Array {
  const width = LABELS.length;
  const slopes = weights.map((weight, at) =>
    Math.floor(at / width) === always ? 0 : PENALTY * weight,
  );
  for (const [number, signs] of known.entries()) {
    const scores = LABELS.map((_, label) =>
      signs.reduce((sum, sign) => sum + (weights[sign * width + label] ?? 0), 0),
    );
    const most = Math.max(...scores);
    const powers = scores.map((score) => Math.exp(score - most));
    const all = powers.reduce((sum, power) => sum + power, 0);
    for (const [label, power] of powers.entries()) {
      const isTruth = LABELS[label] === mails[number]?.label;
      const slope =
        ((power / all - (isTruth ? 1 : 0)) * (mails[number]?.share ?? 0)) / mails.length;
      for (const sign of signs)
        slopes[sign * width + label] = (slopes[sign * width + label] ?? 0) + slope;
    }
  }
  return slopes;
}

function tableOf(weights: ReadonlyMap<string, readonly number[]>): string {
  const head = [
    ['sign', ...LABELS].join('\t'),
    '# How much a sign of a mail speaks for each label, in natural logarithms of odds: learnt by scripts/learn-mail-signs.ts from the',
    '# mails of test/fixtures/mail-languages that may be read. Run it again after a change of phrases, concepts or guards.',
  ];
  const rows = Array.from(weights, ([sign, byLabel]) =>
    [sign, ...byLabel.map((weight) => weight.toFixed(2))].join('\t'),
  );
  return `${[...head, ...rows].join('\n')}\n`;
}

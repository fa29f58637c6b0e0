// How sure a verdict is: by what it rests on, as knowledge/mail-confidence.tsv has measured it.
import { z } from 'zod';
import { readTable } from '../../knowledge/read-table.ts';
import { once } from '../../once.ts';
import type { Languages } from '../reading/language.ts';
import { isReply, type Prepared } from './doubts.ts';
import { chancesOf, learnt, likeliestOf } from './guess.ts';
import type { Match } from './matcher.ts';
import { ANSWERS, type Label } from './phrase-rules.ts';
import { isSpokenIn, ruledLanguages } from './phrase-tables.ts';
import type { SearchedText } from './searched-text.ts';
import { ELSEWHERE, isOfPaidWork, OF_SYSTEM } from './signs.ts';
import { stretches } from './stretches.ts';
import { BRIEF } from './traits.ts';

/** What a verdict rests on; the notes of knowledge/mail-confidence.tsv say what each is. */
const BASES = [
  'several',
  'sentence',
  'phrase',
  'borne_out',
  'sender',
  'receipt',
  'topic',
  'disputed',
  'hints',
  'subject',
  'courtesy',
  'unclear',
  'nothing',
  'doubted',
  'wording',
  'guess',
  'opposed',
  'language',
] as const;

export type Basis = (typeof BASES)[number];

/** What decides nothing for sure by itself; where it does all the same, it is by the wording. */
const WEAK = ['subject', 'courtesy', 'nothing', 'language'] as const;

const confidenceRow = z.strictObject({
  verdict: z.enum([
    ...(['refusal', 'answer', 'brief_refusal', 'brief_answer', 'hints', 'unclear'] as const),
    ...(['guessed_refusal', 'guessed_answer', 'opposed', 'elsewhere', 'elsewhere_news'] as const),
    ...(['other', 'guessed_other', 'opposed_other', 'subject_other'] as const),
    ...WEAK,
  ]),
  work: z.enum(['yes', 'system']).optional(),
  chance: z.coerce.number().min(0).max(1),
  confidence: z.coerce.number().min(0).max(1),
  note: z.string().optional(),
});

type ConfidenceRow = z.infer<typeof confidenceRow>;

const confidences = once(() =>
  readTable('mail-confidence.tsv', confidenceRow).toSorted((a, b) => b.chance - a.chance),
);

/** A verdict with no more confidence is unsure: it counts as no answer. etl.is_sure says the same in SQL. */
export const UNSURE = 0.5;

/**
 * The share of verdicts of a label on this basis that are right, 0 to 1, where all of the mail gives
 * it this chance, and has these signs.
 */
export function confidenceOf(
  basis: Basis,
  label: Label,
  chance: number,
  signs: readonly string[],
): number {
  const verdict = kindOf(basis, label, signs);
  const isMet = {
    any: true,
    yes: isOfPaidWork(signs),
    system: signs.includes(OF_SYSTEM),
  };
  const row = confidences().find(
    (each) => each.verdict === verdict && chance >= each.chance && isMet[each.work ?? 'any'],
  );
  return row?.confidence ?? unsure(chance);
}

/** Which rows of knowledge/mail-confidence.tsv tell how sure a verdict is. */
export function kindOf(
  basis: Basis,
  label: Label,
  signs: readonly string[],
): ConfidenceRow['verdict'] {
  const isAnswer = ANSWERS.has(label);
  // Shelters, choirs and universities choose, invite and refuse in the words of employers.
  if (!NO_NEWS.has(label) && signs.includes(ELSEWHERE))
    return isAnswer ? 'elsewhere' : 'elsewhere_news';
  const isBrief = signs.includes(BRIEF);
  if (basis === 'subject') return isAnswer || isBrief ? 'subject' : 'subject_other';
  if (basis === 'opposed') return NO_NEWS.has(label) ? 'opposed_other' : 'opposed';
  if (isWeak(basis)) return basis;
  if (!isAnswer) return basis === 'guess' ? 'guessed_other' : 'other';
  if (basis === 'hints' || basis === 'unclear') return basis;
  const said = label === 'rejection' ? 'refusal' : 'answer';
  if (basis === 'guess') return `guessed_${said}`;
  // Two lines that refuse have no room for what would make them mean something else.
  return isBrief ? `brief_${said}` : said;
}

function isWeak(basis: Basis): basis is (typeof WEAK)[number] {
  return WEAK.some((each) => each === basis);
}

/** What a verdict rests on: the match that decided, and the others beside it. */
export function basisOf(
  decided: Match | undefined,
  matches: readonly Match[],
  mail: { languages: Languages; isBulk: boolean },
): Basis {
  if (decided === undefined) return hasRules(mail.languages) ? 'nothing' : 'language';
  if (decided.kind === 'topic') return 'topic';
  if (decided.ruleId.endsWith('.sender') || decided.kind === 'board') return 'sender';
  if (decided.ignored === 'unclear') return 'unclear';
  if (decided.ignored === 'alone') return 'hints';
  if (decided.ignored !== null) return 'courtesy';
  const live = matches.filter(({ ignored }) => ignored === null);
  const agreeing = live.filter(({ label }) => label === decided.label);
  const firm = agreeing.filter(({ inBody, weight }) => inBody && weight === 'decides');
  if (firm.length === 0) return weakBasis(decided, agreeing, matches, mail.isBulk);
  const isDisputed = live.some(
    ({ label, inBody }) => inBody && label !== decided.label && ANSWERS.has(label),
  );
  if (isDisputed) return 'disputed';
  if (stretches(agreeing) > 1 || agreeInKind(firm)) return 'several';
  if (firm.some(({ bySentence }) => bySentence)) return 'sentence';
  return hintKinds(decided.label, matches) > 1 ? 'borne_out' : 'phrase';
}

/** Whether the grammar of a sentence says what a wording that people use says, too. */
function agreeInKind(firm: readonly Match[]): boolean {
  return firm.some(({ bySentence }) => bySentence) && firm.some(({ bySentence }) => !bySentence);
}

/**
 * From these chances on a mail is called against what its rules say twice, where they say nothing,
 * and what its words expressly do not say.
 */
const LEAST_AGAINST: Partial<Record<Basis, number>> = { several: 0.75, nothing: 0.75 };
const LEAST_OF_DENIED = 0.9;
/** The same of a sentence or two, which have hardly other words that could say it. */
const LEAST_AGAINST_BRIEF: Partial<Record<Basis, number>> = { ...LEAST_AGAINST, several: 0.999 };
const LEAST_OF_BRIEF_DENIED = Number.POSITIVE_INFINITY;

/** What a mail is that says nothing of an application. */
const NO_NEWS: ReadonlySet<Label> = new Set(['other', 'newsletter', 'spam']);

/** Kinds of what the rules decide in sight of answers' words: all signs make no answer of it. */
const SETTLED: ReadonlySet<Match['kind']> = new Set([
  ...(['withdrawal', 'reopened', 'called_off', 'own_news', 'opinion', 'receipt'] as const),
]);

/** Words that are not said. */
const LEFT_OUT: ReadonlySet<Match['ignored']> = new Set([
  ...(['conditional', 'denied', 'done', 'quoted', 'unasked'] as const),
]);

/** A verdict, and the match that says it; undefined where none does. */
export interface Weighed {
  basis: Basis;
  label: Label;
  confidence: number;
  match: Match | undefined;
}

/**
 * What all signs and the wording of a mail make likeliest, whatever the rules alone say: where the
 * two differ, it is right eleven times as often at first sight. It is opposed where the rules
 * settle it, where its words expressly do not say it, and where the mail names no work.
 */
export function weigh(
  said: {
    basis: Basis;
    label: Label;
    decided: Match | undefined;
    signs: readonly string[];
    worded: readonly SearchedText[];
    matches: readonly Match[];
    prepared: Pick<Prepared, 'topic' | 'subject'>;
  },
  taught = learnt(),
): Weighed {
  const { basis, decided, matches } = said;
  const chances = chancesOf(said, taught);
  const label = likeliestOf(chances);
  if (label === said.label && !isContradicted(label, matches)) {
    const confidence = confidenceOf(basis, label, chances[label], said.signs);
    const isByWords = isWeak(basis) && confidence > UNSURE;
    return { basis: isByWords ? 'wording' : basis, label, match: decided, confidence };
  }
  const isDenied =
    isContradicted(label, matches) ||
    (ANSWERS.has(label) && isSettled(matches)) ||
    isLeftOut(label, matches) ||
    isOfOldSubject(label, matches, said.prepared.subject);
  const [against, ofDenied] =
    said.signs.includes(BRIEF) && label !== said.label
      ? [LEAST_AGAINST_BRIEF, LEAST_OF_BRIEF_DENIED]
      : [LEAST_AGAINST, LEAST_OF_DENIED];
  const least = isDenied ? ofDenied : (against[basis] ?? 0);
  if (chances[label] < least) {
    const confidence = unsure(chances[said.label]);
    return { basis: 'doubted', label: said.label, match: decided, confidence };
  }
  const isOfOther = !NO_NEWS.has(label) && said.prepared.topic() !== 'work';
  const weighed = isDenied || isOfOther ? 'opposed' : 'guess';
  return {
    basis: weighed,
    label,
    match: matches.find((each) => each.label === label),
    confidence: confidenceOf(weighed, label, chances[label], said.signs),
  };
}

/**
 * Whether a text expressly says something else: an answer where this is no news of an application,
 * and a refusal where it is another answer.
 */
function isContradicted(label: Label, matches: readonly Match[]): boolean {
  if (!NO_NEWS.has(label) && (label === 'rejection' || !ANSWERS.has(label))) return false;
  return matches.some(
    ({ label: other, ignored, inBody, weight }) =>
      ignored === null &&
      inBody &&
      weight === 'decides' &&
      (NO_NEWS.has(label) ? ANSWERS.has(other) : other === 'rejection'),
  );
}

/** Whether words for a label stand in the mail, and none of them says it: of a condition, in quotation marks, a mere farewell. */
function isLeftOut(label: Label, matches: readonly Match[]): boolean {
  const spoken = matches.filter((match) => match.label === label);
  const saysNothing = ({ ignored, kind }: Match): boolean =>
    LEFT_OUT.has(ignored) || (ignored === 'alone' && kind === 'farewell');
  return spoken.length > 0 && spoken.every(saysNothing);
}

/** Whether the subject of a reply, which is of the first mail, says it, and its text does not. */
function isOfOldSubject(label: Label, matches: readonly Match[], subject: string): boolean {
  const spoken = matches.filter((match) => match.label === label);
  return (
    isReply(subject) &&
    spoken.some(({ inSubject }) => inSubject) &&
    !spoken.some(({ inBody, ignored }) => inBody && ignored === null)
  );
}

function isSettled(matches: readonly Match[]): boolean {
  return matches.some(({ kind, ignored }) => ignored === null && SETTLED.has(kind));
}

/** A chance as the confidence of something unsure: two decimals. */
const unsure = (chance: number): number => Math.round(Math.min(UNSURE, chance) * 100) / 100;

/** Without a phrase of the text that decides: hints of the text may bear out the subject, a list is a newsletter's. */
function weakBasis(
  decided: Match,
  agreeing: readonly Match[],
  matches: readonly Match[],
  isBulk: boolean,
): Basis {
  if (decided.label === 'newsletter' && isBulk) return 'several';
  const receipts = agreeing.filter(({ kind }) => kind === 'receipt');
  if (receipts.some(({ inSubject }) => inSubject) && receipts.some(({ inBody }) => inBody))
    return 'receipt';
  if (hintKinds(decided.label, matches) > 1) return 'hints';
  return decided.inSubject ? 'subject' : 'courtesy';
}

/** How many kinds of hints of a label the text has: a day, an hour and a place are three. */
function hintKinds(said: Label, matches: readonly Match[]): number {
  const hints = matches.filter(
    ({ label, ignored, inBody }) => label === said && ignored === 'alone' && inBody,
  );
  return new Set(hints.map(({ kind }) => kind)).size;
}

/** Whether there are phrases for one of a mail's languages. */
function hasRules(languages: Languages): boolean {
  return [...ruledLanguages()].some((language) => isSpokenIn(language, languages));
}

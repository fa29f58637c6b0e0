// What a mail is, by rule: a pure function of its words and its sender.

import type { Direction } from '../../choices.ts';
import type { Languages } from '../reading/language.ts';
import { allWords, ownWords } from '../reading/own-words.ts';
import { type Basis, basisOf, confidenceOf, type Weighed, weigh } from './certainty.ts';
import { decide } from './decide.ts';
import { isReply, type Prepared } from './doubts.ts';
import { asksForSomething, findMatches, type Match, prepare } from './matcher.ts';
import type { Label } from './phrase-rules.ts';
import type { SearchedText } from './searched-text.ts';
import { senderMatches } from './sender-matches.ts';
import { signsOf } from './signs.ts';

/** The parts of a mail that the rules look at. */
export interface Mail {
  fromAddress: string;
  /** To whom it is sent, where that is known. */
  toAddress?: string | null;
  direction: Direction | null;
  /** The header says that it went to a list (List-Unsubscribe, List-Id, Precedence). */
  isBulk: boolean;
  subject: string | null;
  bodyPlain: string | null;
  bodyHtml: string | null;
}

export interface Verdict {
  label: Label;
  quadrant: 'Q1' | 'Q2' | 'Q3' | 'Q4';
  /** 0 to 1, three decimals at most. */
  importance: number;
  /** 0.5 and less is unsure: no answer. */
  confidence: number;
  /** What it rests on. */
  basis: Basis;
  /** The languages of the mail (ISO 639-1), the main one first. */
  languages: Languages;
  /** What the rules noticed, by which a guess is made. */
  signs: readonly string[];
  /** The rule that decided, and the words it found; null when no rule spoke. */
  ruleId: string | null;
  phrase: string | null;
  /** An automatic receipt: a status update that only says the application arrived. */
  isReceipt: boolean;
  /** All rules that found something, the deciding one first. */
  matches: Match[];
}

/** What the rules find in a mail, before all its signs are weighed. */
export interface Reading {
  prepared: Prepared;
  /** All rules that found something, as they stand in the mail. */
  matches: Match[];
  /** The match that decides; undefined where none does. */
  decided: Match | undefined;
  label: Label;
  basis: Basis;
  signs: string[];
  /** Those whose words say what mails like it are. */
  worded: readonly SearchedText[];
}

/** Reads a mail by the rules alone; `own` are its own words. */
export function readByRules(
  mail: Mail,
  own = ownWords(mail.bodyPlain, mail.bodyHtml, mail),
): Reading {
  const { subject, bodyPlain, bodyHtml, isBulk } = mail;
  const prepared = prepare(mail.fromAddress, subject ?? '', own, () =>
    allWords(bodyPlain, bodyHtml),
  );
  const matches = [...senderMatches(mail.fromAddress), ...findMatches(prepared)];
  const decided = mail.direction === 'outbound' ? undefined : decide(matches, mail, prepared);
  return {
    prepared,
    matches,
    decided,
    label: decided?.label ?? 'other',
    basis: basisOf(decided, matches, { languages: prepared.languages, isBulk }),
    signs: signsOf(prepared, matches, mail),
    worded: ownSentences(prepared),
  };
}

/** The subject of a reply is worded by who wrote the first mail. */
const ownSentences = ({ subject, sentences }: Prepared): readonly SearchedText[] =>
  isReply(subject) ? sentences.slice(1) : sentences;

/**
 * Classifies a mail: what the rules say, unless the rest of the mail speaks against it, or what it probably is where they say
 * nothing. The same words from the same sender always give the same verdict. `own` are its own words, for whoever has them.
 */
export function classifyMail(mail: Mail, own?: string): Verdict {
  const reading = readByRules(mail, own);
  const { prepared, matches, signs } = reading;
  const isOpen = mail.direction !== 'outbound' && reading.basis !== 'language';
  const { basis, label, confidence, match } = isOpen ? weigh(reading) : asRuled(reading);
  const quadrant = quadrantOf(label, prepared);
  const hasKind = (kind: Match['kind']): boolean => matches.some((each) => each.kind === kind);
  return {
    label,
    quadrant,
    importance: { Q1: 0.9, Q2: 0.7, Q3: 0.4, Q4: 0.1 }[quadrant],
    confidence,
    basis,
    languages: prepared.languages,
    signs,
    ruleId: match?.ruleId ?? null,
    phrase: match?.phrase ?? null,
    isReceipt: label === 'status_update' && hasKind('receipt') && !hasKind('on_hold'),
    matches: match === undefined ? matches : [match, ...matches.filter((each) => each !== match)],
  };
}

/** The verdict where no signs are weighed: on mail of the reader's own, or in a language without rules. */
function asRuled({ basis, label, decided, signs }: Reading): Weighed {
  return { basis, label, confidence: confidenceOf(basis, label, 0, signs), match: decided };
}

function quadrantOf(label: Label, mail: Prepared): Verdict['quadrant'] {
  if (label === 'interview_invite' || label === 'offer' || label === 'assessment') return 'Q1';
  if (label === 'status_update') return asksForSomething(mail) ? 'Q2' : 'Q3';
  return 'Q4';
}

// Why a phrase that was found says nothing: what its sentence and its mail make of it.

import { once } from '../../once.ts';
import { withoutSpacedSigns } from '../reading/fold.ts';
import type { Languages } from '../reading/language.ts';
import { marks } from '../reading/mail-marks.ts';
import { isSenderOf } from '../reading/senders.ts';
import { findGuard, findGuardIn, guardPlaces, hasGuard, wordsOfGuards } from './guard-search.ts';
import type { GuardKind } from './guards.ts';
import { wordsOfAll } from './named-words.ts';
import { ANSWERS, type Label, type PhraseRule } from './phrase-rules.ts';
import { type SearchedText, type Span, searched } from './searched-text.ts';

/**
 * `alone`: a hint that needs another; `conditional`: it may happen, to somebody; `denied`: the words before say no;
 * `done`: it lies behind; `quoted`: somebody else's words; `topic`: the mail is about something else; `unasked`: it is
 * no answer but an approach; `unclear`: it does not say that it is about an application for work.
 */
export type Doubt =
  | 'alone'
  | 'conditional'
  | 'denied'
  | 'done'
  | 'quoted'
  | 'topic'
  | 'unasked'
  | 'unclear';

/** What a mail is about: an application for work by its words, something else by its words, or neither. */
export type Topic = 'work' | 'unclear' | 'else';

/** A mail's words, ready to be searched. */
export interface Prepared {
  subject: string;
  /** Its sentences, the subject first. */
  sentences: readonly SearchedText[];
  /** What it is written in: only phrases of these say something. */
  languages: Languages;
  /** One sentence a line. */
  body: string;
  /** It has a list of numbered steps. */
  tellsSteps: boolean;
  /** What the mail is about; found out when first asked. */
  topic: () => Topic;
  /** Whether it is no answer but an approach; found out when first asked. */
  isUnasked: () => boolean;
}

const QUOTE_REACH = 300;
const QUOTED_CHARACTERS = 200;

/** How far behind a phrase its condition may begin, in the same clause. */
const PROVIDED_REACH = 80;

const newClause = once(() => new RegExp(`[,;]| (?:${wordsOfAll('new_clause')}) `));
const replyMark = once(() => new RegExp(`^\\s*${marks('reply')}\\s*(?:\\[\\d+\\])?:`, 'i'));

/** Titles and departments have English names everywhere. */
export function withEnglish(languages: Languages): Languages {
  return languages.includes('en') ? languages : [...languages, 'en'];
}

/** What a mail is about, by its sender and its sentences, the subject first. */
export function topicOf(
  sender: string,
  sentences: readonly SearchedText[],
  languages: Languages,
): Topic {
  if (isSenderOf(sender, 'ats')) return 'work';
  const subject = sentences.slice(0, 1);
  const all = [searched(sender), ...sentences];
  const has = (kind: GuardKind, where = all): boolean =>
    findGuardIn(kind, where, languages) !== null;
  if (has('advice', subject) || has('not_work')) return 'else';
  if (has('work') || has('work_subject', subject)) return 'work';
  if (isAboutElse(sentences, languages)) return 'else';
  return has('work_hint') ? 'work' : 'unclear';
}

/**
 * Whether a mail names another topic in its subject, in full (a request for a loan), or in more than one place: a single
 * word of it stands anywhere.
 */
function isAboutElse(sentences: readonly SearchedText[], languages: Languages): boolean {
  const [subject] = sentences;
  const own = subject === undefined || isReply(subject.text) ? [] : [subject];
  if (findGuardIn('other_topic', own, languages) !== null) return true;
  const said = wordsOfGuards('other_topic', sentences, languages);
  return (
    said.some((words) => withoutSpacedSigns(words).includes(' ')) ||
    guardPlaces('other_topic', sentences, languages) > 1
  );
}

/** The words of a mail about something else that say so; null where it is about work, or tells not. */
export function otherTopicOf({ sentences, languages, topic, isUnasked }: Prepared) {
  if (isUnasked()) return findGuardIn('approach', sentences, languages);
  if (topic() !== 'else') return null;
  return (
    findGuardIn('advice', sentences.slice(0, 1), languages) ??
    findGuardIn('not_work', sentences, languages) ??
    findGuardIn('other_topic', sentences, languages)
  );
}

/** Whether a subject is of an answer. */
export function isReply(subject: string): boolean {
  return replyMark().test(subject);
}

/** Whether a mail comes from somebody who looks for people, to somebody who has not applied; `all` has quoted mail, too. */
export function isUnasked(
  sentences: readonly SearchedText[],
  all: () => readonly SearchedText[],
  languages: Languages,
): boolean {
  if (isReply(sentences[0]?.text ?? '')) return false;
  if (findGuardIn('approach', sentences, languages) === null) return false;
  return findGuardIn('applied', [...sentences.slice(0, 1), ...all()], languages) === null;
}

/** Where a phrase was found: `start` is where its sentence begins in the mail's body or subject. */
export interface Finding {
  words: Span;
  sentence: SearchedText;
  start: number;
  inSubject: boolean;
}

/** Why the words that a rule found have no say; null if they have. */
export function whyIgnored(
  mail: Prepared,
  rule: PhraseRule,
  { words, sentence, start, inSubject }: Finding,
): Doubt | null {
  const { languages } = mail;
  const isSerious = ANSWERS.has(rule.label) || rule.kind === 'withdrawal';
  const before = { start: 0, end: words.start };
  const isDenied = (): boolean => hasGuard('denial', sentence, before, languages, true);
  if (rule.label === 'spam') return isDenied() ? 'denied' : null;
  if (!isSerious && rule.label !== 'status_update') return null;
  if (mail.topic() === 'else') return 'topic';
  const whole = inSubject ? mail.subject : mail.body;
  if (isQuoted(whole, start + words.start, start + words.end)) return 'quoted';
  if ((rule.label === 'interview_invite' || !isSerious) && mail.isUnasked()) return 'unasked';
  const isUnclear = !rule.aboutAnything && mail.topic() !== 'work';
  if (!isSerious) return isUnclear ? 'unclear' : null;
  if (isDone(rule.label, sentence, languages)) return 'done';
  if (rule.label !== 'rejection' && isDenied()) return 'denied';
  const isAdvance = ANSWERS.has(rule.label) && rule.label !== 'rejection';
  if (isAdvance && findGuard('unreal', sentence, languages) !== null) return 'denied';
  if (isConditional(rule, words, sentence, languages)) return isUnclear ? 'topic' : 'conditional';
  if (isUnclear) return 'unclear';
  return rule.weight === 'hint' ? 'alone' : null;
}

function isDone(label: Label, sentence: SearchedText, languages: Languages): boolean {
  if (label === 'assessment') return findGuard('assessment_done', sentence, languages) !== null;
  return label === 'interview_invite' && findGuard('interview_done', sentence, languages) !== null;
}

function isConditional(
  { label, kind }: PhraseRule,
  { start, end }: Span,
  sentence: SearchedText,
  languages: Languages,
): boolean {
  const before = { start: 0, end: start };
  if (hasGuard('anybody', sentence, before, languages, true)) return true;
  const isEnd = label === 'rejection' || kind === 'withdrawal';
  if (isEnd && (isAsked(sentence, end) || isProvided(sentence, end, languages))) return true;
  const upToHere = { start: 0, end };
  return (
    hasGuard('conditional', sentence, upToHere, languages) &&
    !hasGuard('wish', sentence, upToHere, languages)
  );
}

/** Whether a question ends behind this place, in the same clause. */
function isAsked({ text }: SearchedText, place: number): boolean {
  return /^[^,;]*\?\s*$/.test(text.slice(place));
}

/** Whether a condition follows in the same clause. */
function isProvided(sentence: SearchedText, place: number, languages: Languages): boolean {
  const guards = sentence.candidates('provided', languages);
  if (guards.length === 0) return false;
  const ofClause = sentence.text.slice(place).search(newClause());
  const reach = ofClause < 0 ? PROVIDED_REACH : Math.min(PROVIDED_REACH, ofClause);
  return guards.some((guard) =>
    guard.beginsAt((start) => start >= place && start <= place + reach),
  );
}

/**
 * A few words in quotation marks are somebody else's, though what is found may go on behind them; a portal puts the whole
 * answer of a company in them.
 */
function isQuoted(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - QUOTE_REACH), start);
  if ((before.split('"').length - 1) % 2 === 0) return false;
  const closing = text.slice(start, end + QUOTE_REACH).indexOf('"');
  return closing >= 0 && before.length - before.lastIndexOf('"') + closing <= QUOTED_CHARACTERS;
}

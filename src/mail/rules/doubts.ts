// Why a phrase that was found says nothing: what its sentence and its mail make of it.

import { once } from '../../once.ts';
import { LETTERS } from '../reading/fold.ts';
import type { Languages } from '../reading/language.ts';
import { marks } from '../reading/mail-marks.ts';
import { isSenderOf } from '../reading/senders.ts';
import { guardFinder, wordsOf } from './guard-finder.ts';
import { wordsOfAll } from './named-words.ts';
import type { Label, PhraseRule } from './phrase-rules.ts';

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

/** Labels whose phrases are doubted. */
const SERIOUS: ReadonlySet<Label> = new Set([
  'rejection',
  'interview_invite',
  'offer',
  'assessment',
]);
const QUOTE_REACH = 300;
const QUOTED_CHARACTERS = 200;

const atEnd = (pattern: RegExp): RegExp => new RegExp(`${pattern.source}[^${LETTERS}]*$`);
const atStart = (pattern: RegExp): RegExp =>
  new RegExp(`^(?:(?! (?:${wordsOfAll('new_clause')}) )[^,;]){0,80}${pattern.source}`);

const isConditionalWord = guardFinder('conditional');
const isWish = guardFinder('wish');
const namesAnybody = guardFinder('anybody', atEnd);
const isDenial = guardFinder('denial', atEnd);
const isProvided = guardFinder('provided', atStart);
const isAssessmentDone = guardFinder('assessment_done');
const isInterviewDone = guardFinder('interview_done');
const isWork = guardFinder('work');
const isAdvice = guardFinder('advice');
const isWorkSubject = guardFinder('work_subject');
const isNotWork = guardFinder('not_work');
const hintsAtWork = guardFinder('work_hint');
const isApproach = guardFinder('approach');
const hasApplied = guardFinder('applied');
const isOtherTopic = guardFinder('other_topic');
const replyMark = once(() => new RegExp(`^\\s*${marks('reply')}\\s*(?:\\[\\d+\\])?:`, 'i'));

/** What a mail is about, by its sender and its folded words. */
export function topicOf(
  sender: string,
  subject: string,
  body: string,
  languages: Languages,
): Topic {
  const text = `${sender}\n${subject}\n${body}`;
  const words = wordsOf(text);
  if (isSenderOf(sender, 'ats')) return 'work';
  if (isAdvice(subject, languages) || isNotWork(text, languages, words)) return 'else';
  if (isWork(text, languages, words) || isWorkSubject(subject, languages)) return 'work';
  if (isOtherTopic(text, languages, words)) return 'else';
  return hintsAtWork(text, languages, words) ? 'work' : 'unclear';
}

/** The words of a mail about something else that say so; null where it is about work, or tells not. */
export function otherTopicOf({ subject, body, languages, topic, isUnasked }: Prepared) {
  if (isUnasked()) return isApproach(`${subject}\n${body}`, languages);
  if (topic() !== 'else') return null;
  const text = `${subject}\n${body}`;
  return (
    isAdvice(subject, languages) ?? isNotWork(text, languages) ?? isOtherTopic(text, languages)
  );
}

/** Whether a subject is of an answer. */
export function isReply(subject: string): boolean {
  return replyMark().test(subject);
}

/** Whether a mail comes from somebody who looks for people, to somebody who has not applied; `all` has quoted mail, too. */
export function isUnasked(
  subject: string,
  body: string,
  all: () => string,
  languages: Languages,
): boolean {
  if (isReply(subject) || !isApproach(`${subject}\n${body}`, languages)) return false;
  return hasApplied(`${subject}\n${all()}`, languages) === null;
}

/** Where a phrase was found: `start` is where its sentence begins in the mail's body or subject. */
export interface Finding {
  words: { index: number; 0: string };
  sentence: string;
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
  const isSerious = SERIOUS.has(rule.label);
  const end = words.index + words[0].length;
  const before = sentence.slice(0, words.index);
  if (rule.label === 'spam') return isDenial(before, languages) ? 'denied' : null;
  if (!isSerious && rule.label !== 'status_update') return null;
  if (mail.topic() === 'else') return 'topic';
  if (isQuoted(inSubject ? mail.subject : mail.body, start + words.index, start + end))
    return 'quoted';
  if ((rule.label === 'interview_invite' || !isSerious) && mail.isUnasked()) return 'unasked';
  const isUnclear = !rule.aboutAnything && mail.topic() !== 'work';
  if (!isSerious) return isUnclear ? 'unclear' : null;
  if (isDone(rule.label, sentence, languages)) return 'done';
  if (rule.label !== 'rejection' && isDenial(before, languages)) return 'denied';
  if (isConditional(rule.label, before, words[0], sentence.slice(end), languages)) {
    return isUnclear ? 'topic' : 'conditional';
  }
  if (isUnclear) return 'unclear';
  return rule.weight === 'hint' ? 'alone' : null;
}

function isDone(label: Label, sentence: string, languages: Languages): boolean {
  if (label === 'assessment') return isAssessmentDone(sentence, languages) !== null;
  return label === 'interview_invite' && isInterviewDone(sentence, languages) !== null;
}

function isConditional(
  label: Label,
  before: string,
  found: string,
  after: string,
  languages: Languages,
): boolean {
  const isQuestion = /^[^,;]*\?\s*$/.test(after);
  if (namesAnybody(before, languages)) return true;
  if (label === 'rejection' && (isQuestion || isProvided(after, languages))) return true;
  return (
    isConditionalWord(before + found, languages) !== null &&
    isWish(before + found, languages) === null
  );
}

/** A few words in quotation marks are somebody else's; a portal puts the whole answer of a company in them. */
function isQuoted(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - QUOTE_REACH), start);
  if ((before.split('"').length - 1) % 2 === 0) return false;
  const after = text.slice(end, end + QUOTE_REACH);
  const length = before.length - before.lastIndexOf('"') + end - start + after.indexOf('"');
  return after.includes('"') && length <= QUOTED_CHARACTERS;
}

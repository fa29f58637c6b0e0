// Why a phrase that was found says nothing: what its sentence and its mail make of it.
import { isAtsSender } from './mail-sender.ts';
import { compilePhrase } from './phrase.ts';
import { indexPhrases } from './phrase-index.ts';
import * as guards from './rules/guards.ts';
import type { Label, PhraseRule } from './rules/rule.ts';

/**
 * `alone`: a hint that needs another; `conditional`: it may happen, to somebody; `denied`: the words before say no;
 * `done`: it lies behind; `quoted`: somebody else's words; `topic`: the mail is about something else; `unasked`: it is
 * no answer but an approach; `unclear`: it does not say that it is about an application for work.
 */
export type Doubt = 'alone' | 'conditional' | 'denied' | 'done' | 'quoted' | 'topic' | 'unasked' | 'unclear';

/** What a mail is about: an application for work by its words, something else by its words, or neither. */
export type Topic = 'work' | 'unclear' | 'else';

/** Labels whose phrases are doubted. */
const SERIOUS: ReadonlySet<Label> = new Set(['rejection', 'interview_invite', 'offer', 'assessment']);
const QUOTE_REACH = 300;

type Finder = (text: string, words?: readonly string[]) => boolean;

const wordsOf = (text: string): string[] => text.split(/[^a-z0-9]+/);

/** Finds out whether a text has one of the phrases; only those whose words it has are looked for. */
function finder(phrases: readonly string[], shape = (pattern: RegExp): RegExp => pattern): Finder {
  const compiled = phrases.map(compilePhrase);
  const index = indexPhrases(compiled);
  const shaped = new Map<number, RegExp>();
  const patternAt = (place: number): RegExp | undefined => {
    const phrase = compiled[place];
    if (phrase !== undefined && !shaped.has(place)) shaped.set(place, shape(phrase.pattern));
    return shaped.get(place);
  };
  return (text, words = wordsOf(text)) => index.within(words).some((place) => patternAt(place)?.test(text));
}

const atEnd = (pattern: RegExp): RegExp => new RegExp(`${pattern.source}[^a-z0-9]*$`);
const atStart = (pattern: RegExp): RegExp =>
  new RegExp(`^(?:(?! (?:${guards.newClause}) )[^,;]){0,80}${pattern.source}`);

const openers = finder(guards.conditionals);
const exceptions = finder(guards.notConditional);
const anybody = finder(guards.anybody, atEnd);
const denials = finder(guards.denials, atEnd);
const provided = finder(guards.provided, atStart);
const assessmentDone = finder(guards.assessmentDone);
const interviewDone = finder(guards.interviewDone);
const work = finder(guards.work);
const advice = finder(guards.advice);
const workSubjects = finder(guards.workSubjects);
const notWork = finder(guards.notWork);
const hints = finder(guards.hintsAtWork);
const approaches = finder(guards.approaches);
const applied = finder(guards.applied);
const otherTopics = finder(guards.otherTopics);

/** What a mail is about, by its sender and its folded words. */
export function topicOf(sender: string, subject: string, body: string): Topic {
  const text = `${sender}\n${subject}\n${body}`;
  const words = wordsOf(text);
  if (advice(subject) || notWork(text, words)) return 'else';
  if (isAtsSender(sender)) return 'work';
  if (work(text, words) || workSubjects(subject)) return 'work';
  if (otherTopics(text, words)) return 'else';
  return hints(text, words) ? 'work' : 'unclear';
}

/** Whether a subject is of an answer. */
export function isReply(subject: string): boolean {
  return /^\s*(?:re|aw|antw|sv|res|r[eé]p)\s*(?:\[\d+\])?:/i.test(subject);
}

/** Whether a mail comes from somebody who looks for people, to somebody who has not applied; `all` has quoted mail, too. */
export function isUnasked(subject: string, body: string, all: () => string): boolean {
  if (isReply(subject) || !approaches(`${subject}\n${body}`)) return false;
  return !applied(`${subject}\n${all()}`);
}

/** Where a phrase was found: `start` is where its sentence begins in the mail's body or subject. */
export interface Finding {
  words: RegExpExecArray;
  sentence: string;
  start: number;
  inSubject: boolean;
}

/** Why the words that a rule found have no say; null if they have. */
export function whyIgnored(
  mail: { subject: string; body: string; topic: () => Topic; isUnasked: () => boolean },
  rule: PhraseRule,
  { words, sentence, start, inSubject }: Finding,
): Doubt | null {
  const isSerious = SERIOUS.has(rule.label);
  const end = words.index + words[0].length;
  const before = sentence.slice(0, words.index);
  if (rule.label === 'spam') return denials(before) ? 'denied' : null;
  if (!isSerious && rule.label !== 'status_update') return null;
  if (mail.topic() === 'else') return 'topic';
  if (isQuoted(inSubject ? mail.subject : mail.body, start + words.index, start + end)) return 'quoted';
  if ((rule.label === 'interview_invite' || !isSerious) && mail.isUnasked()) return 'unasked';
  const isUnclear = !rule.aboutAnything && mail.topic() !== 'work';
  if (!isSerious) return isUnclear ? 'unclear' : null;
  if (isDone(rule.label, sentence)) return 'done';
  if (rule.label !== 'rejection' && denials(before)) return 'denied';
  if (isConditional(rule.label, before, words[0], sentence.slice(end))) {
    return isUnclear ? 'topic' : 'conditional';
  }
  if (isUnclear) return 'unclear';
  return rule.isHint ? 'alone' : null;
}

function isDone(label: Label, sentence: string): boolean {
  if (label === 'assessment') return assessmentDone(sentence);
  return label === 'interview_invite' && interviewDone(sentence);
}

function isConditional(label: Label, before: string, found: string, after: string): boolean {
  const isQuestion = /^[^,;]*\?\s*$/.test(after);
  if (anybody(before)) return true;
  if (label === 'rejection' && (isQuestion || provided(after))) return true;
  return openers(before + found) && !exceptions(before + found);
}

function isQuoted(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - QUOTE_REACH), start).split('"').length - 1;
  return before % 2 === 1 && text.slice(end, end + QUOTE_REACH).includes('"');
}

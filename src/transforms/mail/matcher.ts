import { MAX_SENTENCE_CHARACTERS } from '../../text-limits.ts';
import { type Doubt, isUnasked, type Topic, topicOf, whyIgnored } from './doubts.ts';
import { fold, sentences } from './fold.ts';
import { compilePhrase } from './phrase.ts';
import { indexPhrases } from './phrase-index.ts';
import { assessment } from './rules/assessment.ts';
import { requests } from './rules/guards.ts';
import { interviewAppointment } from './rules/interview-appointment.ts';
import { interviewInvite } from './rules/interview-invite.ts';
import { newsletter, spam } from './rules/newsletter.ts';
import { offer } from './rules/offer.ts';
import { account } from './rules/other.ts';
import { rejection } from './rules/rejection.ts';
import { rejectionChoice } from './rules/rejection-choice.ts';
import { rejectionHints } from './rules/rejection-hints.ts';
import { rejectionOutcome } from './rules/rejection-outcome.ts';
import { rejectionRomance } from './rules/rejection-romance.ts';
import { rejectionVacancy } from './rules/rejection-vacancy.ts';
import type { Label, PhraseRule } from './rules/rule.ts';
import { statusProcess } from './rules/status-process.ts';
import { statusUpdate } from './rules/status-update.ts';

/** A rule that found its phrase; `ignored` says why it has no say. */
export interface Match {
  ruleId: string;
  label: Label;
  phrase: string;
  inSubject: boolean;
  /** Where in the mail: the subject comes first. */
  position: number;
  ignored: Doubt | null;
}

/** A mail's words, ready to be searched. */
export interface Prepared {
  subject: string;
  /** One sentence a line. */
  body: string;
  /** What the mail is about; found out when first asked. */
  topic: () => Topic;
  /** Whether it is no answer but an approach; found out when first asked. */
  isUnasked: () => boolean;
}

export const phraseRuleList: readonly PhraseRule[] = [
  ...rejection,
  ...rejectionRomance,
  ...rejectionVacancy,
  ...rejectionChoice,
  ...rejectionOutcome,
  ...rejectionHints,
  ...offer,
  ...interviewInvite,
  ...interviewAppointment,
  ...assessment,
  ...statusUpdate,
  ...statusProcess,
  ...account,
  ...newsletter,
  ...spam,
];

const phrases = phraseRuleList.map(({ phrase }) => compilePhrase(phrase));
const index = indexPhrases(phrases);
const asking = requests.map(compilePhrase);
/** Positions in the body begin here. */
const BODY = 1000;

/** Makes a mail ready: its own words are searched; all its words, quoted mail too, may tell what it is about. */
export function prepare(sender: string, subject: string, own: string, all: () => string): Prepared {
  const line = sentences(subject).replaceAll('\n', ' ').slice(0, MAX_SENTENCE_CHARACTERS);
  const body = sentences(own);
  const findTopic = (): Topic => {
    const topic = topicOf(fold(sender), line, body);
    return topic === 'unclear' && topicOf('', line, sentences(all())) === 'work' ? 'work' : topic;
  };
  return {
    subject: line,
    body,
    topic: once(findTopic),
    isUnasked: once(() => isUnasked(line, body, () => sentences(all()))),
  };
}

function once<Value>(find: () => Value): () => Value {
  let known: { value: Value } | undefined;
  return () => {
    known ??= { value: find() };
    return known.value;
  };
}

/** Every rule whose phrase is in the mail, in the order in which they stand there. */
export function findMatches(mail: Prepared): Match[] {
  const found = new Map<number, Match>();
  searchSentence(mail, mail.subject, 0, true, found);
  let start = 0;
  for (const sentence of mail.body.split('\n')) {
    searchSentence(mail, sentence, start, false, found);
    start += sentence.length + 1;
  }
  return [...found.values()].sort((a, b) => a.position - b.position);
}

/** Whether the mail asks its reader for something. */
export function asksForSomething(mail: Prepared): boolean {
  return asking.some(({ pattern }) => pattern.test(mail.body));
}

/** Adds what the rules find in a sentence: of each rule the first match that counts, else the first that does not. */
function searchSentence(
  mail: Prepared,
  sentence: string,
  start: number,
  inSubject: boolean,
  found: Map<number, Match>,
): void {
  for (const place of index.within(sentence.split(/[^a-z0-9]+/))) {
    const known = found.get(place);
    if (known !== undefined && (known.ignored === null || known.inSubject)) continue;
    const rule = phraseRuleList[place];
    if (rule === undefined || (rule.inSubject && !inSubject)) continue;
    const words = phrases[place]?.pattern.exec(sentence);
    if (!words) continue;
    const ignored = whyIgnored(mail, rule, { words, sentence, start, inSubject });
    if (known !== undefined && ignored !== null) continue;
    found.set(place, {
      ruleId: rule.id,
      label: rule.label,
      phrase: words[0].slice(0, 200),
      inSubject,
      position: start + words.index + (inSubject ? 0 : BODY),
      ignored,
    });
  }
}

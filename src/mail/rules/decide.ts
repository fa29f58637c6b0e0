// Which of the things that the rules have found in a mail decides what it is.
import type { Languages } from '../reading/language.ts';
import { isSenderOf } from '../reading/senders.ts';
import { saidMoreOften } from './disputes.ts';
import { isReply, otherTopicOf, type Prepared } from './doubts.ts';
import { findGuard } from './guard-search.ts';
import { byHints, refusalByHints } from './hints.ts';
import type { Match } from './matcher.ts';
import { ANSWERS, type Label } from './phrase-rules.ts';
import { searched } from './searched-text.ts';
import { stretches } from './stretches.ts';

/** What is not in a mail's text. */
interface Envelope {
  fromAddress: string;
  isBulk: boolean;
  subject: string | null;
}

/** What stands further apart is said in another sentence. */
const SENTENCE_CHARACTERS = 60;
/** So many labels of what comes later are a process that is told. */
const LEAST_OF_PROCESS = 3;

/** The match that decides what a mail is, of all that the rules have found in it; undefined where none does. */
export function decide(
  matches: readonly Match[],
  mail: Envelope,
  prepared: Prepared,
): Match | undefined {
  const all = matches.filter(({ ignored }) => ignored === null);
  const live = isReply(mail.subject ?? '') ? withoutOldSubject(all) : all;
  const decided = byOrder(matches, live, mail, prepared);
  return saidMoreOften(decided, live) ?? decided;
}

/** What comes first in order, of what the rules have found. */
function byOrder(
  matches: readonly Match[],
  live: readonly Match[],
  mail: Envelope,
  prepared: Prepared,
): Match | undefined {
  const { languages } = prepared;
  const first = (...labels: Label[]): Match | undefined =>
    live.find(({ label }) => labels.includes(label));
  return (
    alertOf(live, mail) ??
    ofOthers(live, mail) ??
    receiptOf(live, prepared) ??
    outranking(live) ??
    first('rejection') ??
    papersOf(live) ??
    first('offer') ??
    talkOrTest(live) ??
    accountOf(live) ??
    refusalByHints(matches, live) ??
    (mail.isBulk && !isSenderOf(mail.fromAddress, 'ats') ? undefined : byHints(matches, live)) ??
    first('status_update') ??
    (mail.isBulk || live.length > 1 ? first('newsletter') : undefined) ??
    promiseOf(matches) ??
    refusalOfUnclear(matches, languages) ??
    otherTopic(matches, prepared) ??
    unclearOf(matches, mail.subject ?? '')
  );
}

/** The subject of a reply is of the first mail: it makes the answer news of the application at most. */
function withoutOldSubject(live: readonly Match[]): readonly Match[] {
  return live.filter(({ inBody, label }) => inBody || !ANSWERS.has(label));
}

/** What makes a mail one that goes to many: its sender, its subject, or how it is sent. */
function alertOf(live: readonly Match[], mail: Envelope): Match | undefined {
  const alerts = live.filter(({ label }) => label === 'newsletter');
  const isOwn = (match: Match): boolean => match.label !== 'newsletter' && match.label !== 'spam';
  const alert = alerts.find(({ kind }) => kind === 'alerts');
  if (alert !== undefined) return alert;
  if (live.some((match) => match.inSubject && isOwn(match))) return undefined;
  const bySubject = alerts.find(({ inSubject }) => inSubject);
  if (bySubject !== undefined) return bySubject;
  if (live.some(({ label }) => label === 'status_update') || isSenderOf(mail.fromAddress, 'ats'))
    return undefined;
  return alerts.find(({ kind }) => mail.isBulk || kind === 'board' || kind === 'unsubscribe');
}

/** What somebody tells of their own search, asks after a process, or wants money for. */
function ofOthers(live: readonly Match[], mail: Envelope): Match | undefined {
  const own = live.find(({ kind }) => kind === 'own_news' || kind === 'opinion');
  if (own !== undefined || isSenderOf(mail.fromAddress, 'ats')) return own;
  return live.find(({ label }) => label === 'spam');
}

/**
 * A receipt by its subject and by its text, or one that tells the steps to come, is one though it speaks of refusals or talks: it may quote what the applicant
 * wrote. Only a refusal that names the reader, the application or the others is more.
 */
function receiptOf(live: readonly Match[], { languages, tellsSteps }: Prepared): Match | undefined {
  const receipts = live.filter(({ kind }) => kind === 'receipt');
  const later = live.some(
    ({ label, inSubject, phrase }) =>
      (inSubject && ANSWERS.has(label)) ||
      (label === 'rejection' && findGuard('names_reader', searched(phrase), languages) !== null),
  );
  if (later || !(tellsSteps || tellsProcess(live) || receipts.some(({ inSubject }) => inSubject)))
    return undefined;
  return receipts.find(({ weight, inBody }) => inBody && weight !== 'little');
}

/** Who tells of talks, tests, offers and refusals at once tells how it goes. */
function tellsProcess(live: readonly Match[]): boolean {
  const later = live.filter(({ label, weight }) => ANSWERS.has(label) && weight === 'decides');
  return new Set(later.map(({ label }) => label)).size >= LEAST_OF_PROCESS;
}

/** Papers are asked for when the offer was accepted: its words come back. */
function papersOf(live: readonly Match[]): Match | undefined {
  return live.find(({ kind }) => kind === 'papers');
}

/**
 * Answers to be recorded are no talk; a task in the text is more than a talk in the subject, or a stage that may be a task.
 * In a receipt, or where a talk is called off, talks that are only announced are none.
 */
function talkOrTest(live: readonly Match[]): Match | undefined {
  const tellsMore = live.some(
    ({ kind, weight }) => kind === 'called_off' || (kind === 'receipt' && weight !== 'little'),
  );
  const either = live.filter(
    ({ label, kind }) =>
      label === 'assessment' ||
      (label === 'interview_invite' && !(tellsMore && kind === 'announced')),
  );
  const recorded = either.find(({ kind }) => kind === 'recorded');
  const tasks = either.filter(({ label, inSubject }) => label === 'assessment' && !inSubject);
  const onlySubject = either.every(
    ({ label, inSubject, kind }) => label === 'assessment' || inSubject || kind === 'next_stage',
  );
  return recorded ?? (onlySubject ? tasks[0] : undefined) ?? either[0];
}

/** An end that the reader made, or a process that opens again: both speak of refusals without being one. */
function outranking(live: readonly Match[]): Match | undefined {
  return withdrawalOf(live) ?? live.find(({ kind }) => kind === 'reopened') ?? calledOff(live);
}

/** An end that the reader made, by the subject or by more than one phrase: mails of all kinds tell how to withdraw. */
function withdrawalOf(live: readonly Match[]): Match | undefined {
  const withdrawals = live.filter(({ kind }) => kind === 'withdrawal');
  const refusals = live.filter(({ label }) => label === 'rejection');
  const isMain =
    withdrawals.some(({ inSubject }) => inSubject) ||
    stretches(withdrawals) > 1 ||
    (refusals.length > 0 && refusals.every((refusal) => withdrawals.some(sharesWords(refusal))));
  return isMain ? withdrawals[0] : undefined;
}

/** Whose decision it was, say the words that both have found: 'sorry you have chosen not to continue'. */
function sharesWords(one: Match) {
  return (other: Match) => one.position < other.end && other.position < one.end;
}

/** A talk that is called off and not moved, in a mail that neither refuses nor invites in another sentence. */
function calledOff(live: readonly Match[]): Match | undefined {
  const off = live.find(({ kind }) => kind === 'called_off');
  if (off === undefined || live.some(({ kind }) => kind === 'moved')) return undefined;
  const more = live.some(
    ({ label, kind, inBody, position }) =>
      (label === 'rejection' || (label === 'interview_invite' && kind !== 'announced' && inBody)) &&
      Math.abs(position - off.position) > SENTENCE_CHARACTERS,
  );
  return more ? undefined : off;
}

/** A refusal that names who was preferred, or a hire, with a regret or a farewell: in a mail that tells no more, too. */
function refusalOfUnclear(matches: readonly Match[], languages: Languages): Match | undefined {
  const unclear = matches.filter(
    ({ ignored, label }) => ignored === 'unclear' && label === 'rejection',
  );
  const isHint = ({ weight }: Match): boolean => weight === 'hint';
  const refusal = unclear.find(
    (match) =>
      !isHint(match) && findGuard('names_person', searched(match.phrase), languages) !== null,
  );
  return unclear.some(isHint) ? refusal : undefined;
}

/** A mail about something else, from somebody who looks for people, or that tells of others' words. */
function otherTopic(matches: readonly Match[], mail: Prepared): Match | undefined {
  const quoted = matches.find(
    ({ ignored, label }) => ignored === 'quoted' && label === 'rejection',
  );
  if (quoted !== undefined)
    return { ...quoted, ruleId: 'other.any.quoted', label: 'other', kind: 'topic' };
  const phrase = otherTopicOf(mail);
  if (phrase === null) return undefined;
  return {
    ruleId: mail.isUnasked() ? 'other.any.approach' : 'other.any.topic',
    label: 'other',
    kind: 'topic',
    weight: 'decides',
    bySentence: false,
    subjectOnly: false,
    phrase,
    inSubject: false,
    inBody: true,
    position: Number.MAX_SAFE_INTEGER,
    end: Number.MAX_SAFE_INTEGER,
    ignored: null,
  };
}

/**
 * A phrase in a mail that names no work: a guess, for somebody to look at. People meet, and put each other off, for much
 * else: such a phrase needs an answer to an earlier mail, or another one.
 */
function unclearOf(matches: readonly Match[], subject: string): Match | undefined {
  const unclear = matches.filter(
    ({ ignored, weight }) => ignored === 'unclear' && weight === 'decides',
  );
  const news = unclear.filter(({ label }) => label === 'status_update');
  return (
    unclear.find(
      ({ label }) => ANSWERS.has(label) && (label !== 'interview_invite' || isReply(subject)),
    ) ?? (news.length > 1 || isReply(subject) ? news[0] : undefined)
  );
}

/** What may come if something else does, in a mail that says no more: the answer to an application, a receipt. */
function promiseOf(matches: readonly Match[]): Match | undefined {
  const promise = matches.find(
    ({ ignored, label, weight }) =>
      ignored === 'conditional' && ANSWERS.has(label) && weight !== 'hint',
  );
  return promise && { ...promise, label: 'status_update' };
}

/** News of an account, unless the mail also says something of the application. */
function accountOf(live: readonly Match[]): Match | undefined {
  const account = live.find(({ label }) => label === 'other');
  const ofApplication = live.some(
    ({ label, weight, subjectOnly }) =>
      label === 'status_update' && !(weight === 'little' && subjectOnly),
  );
  return ofApplication ? undefined : account;
}

// What a mail is, by rule: a pure function of its words and its sender.
import { getDomain } from 'tldts';
import { asksForSomething, findMatches, type Match, type Prepared, prepare } from './matcher.ts';
import { ownWords } from './own-words.ts';
import type { Label } from './rules/rule.ts';
import { assessmentDomains, atsDomains, newsletterSenders } from './rules/senders.ts';

/** The parts of a mail that the rules look at. */
export interface Mail {
  fromAddress: string;
  direction: 'inbound' | 'outbound' | null;
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
  confidence: number;
  /** The rule that decided, and the words it found; null when no rule spoke. */
  ruleId: string | null;
  phrase: string | null;
  /** An automatic receipt: a status update that only says the application arrived. */
  isReceipt: boolean;
  /** All rules that found something, the deciding one first. */
  matches: Match[];
}

const ats = new Set(atsDomains);
const testers = new Set(assessmentDomains);

/** The registrable domain of an address, lower case; null where it has none. */
export function senderDomain(address: string): string | null {
  return getDomain(address.slice(address.lastIndexOf('@') + 1));
}

/** Whether an address belongs to an applicant-tracking system. */
export function isAtsSender(address: string): boolean {
  return ats.has(senderDomain(address) ?? '');
}

/** Classifies a mail by rule; the same words from the same sender always give the same verdict. */
export function classifyMail(mail: Mail): Verdict {
  const prepared = prepare(mail.subject ?? '', ownWords(mail.bodyPlain, mail.bodyHtml));
  const matches = [...senderMatches(mail), ...findMatches(prepared)];
  const decided =
    mail.direction === 'outbound'
      ? undefined
      : decide(
          matches.filter((match) => match.ignored === null),
          mail,
        );
  return verdict(decided, matches, prepared);
}

function decide(live: readonly Match[], mail: Mail): Match | undefined {
  const first = (label: Label, where: (match: Match) => boolean = () => true): Match | undefined =>
    live.find((match) => match.label === label && where(match));
  const alert =
    first('newsletter', (match) => match.position < 0) ?? alertBySubject(live) ?? listMail(live, mail);
  if (alert !== undefined) return alert;
  const refusal = first('rejection');
  if (refusal !== undefined) return refusal;
  const step =
    first('offer') ??
    live.find((match) => match.label === 'interview_invite' || match.label === 'assessment');
  const junk = isAtsSender(mail.fromAddress) ? undefined : first('spam');
  return (
    junk ??
    step ??
    first('status_update') ??
    (mail.isBulk || live.length > 1 ? first('newsletter') : undefined)
  );
}

/** A subject that offers jobs; unless it also speaks of the reader's own application. */
function alertBySubject(live: readonly Match[]): Match | undefined {
  const subject = live.filter((match) => match.inSubject);
  if (subject.some((match) => match.label !== 'newsletter' && match.label !== 'spam')) return undefined;
  return subject.find((match) => match.label === 'newsletter');
}

/** A mail sent to many, that never speaks of the reader's own application. */
function listMail(live: readonly Match[], mail: Mail): Match | undefined {
  if (live.some((match) => match.label === 'status_update') || isAtsSender(mail.fromAddress))
    return undefined;
  const unsubscribe =
    /\.(?:unsubscribe-alerts|unsubscribe-subscription|abbestellen|desabonner|baja|cancelar)$/;
  return live.find(
    (match) => match.label === 'newsletter' && (mail.isBulk || unsubscribe.test(match.ruleId)),
  );
}

function senderMatches(mail: Mail): Match[] {
  const found = (ruleId: string, label: Label): Match[] => [
    { ruleId, label, phrase: mail.fromAddress, inSubject: false, position: -1, ignored: null },
  ];
  const listed = newsletterSenders.some((sender) =>
    sender.startsWith('@') ? mail.fromAddress.endsWith(sender) : mail.fromAddress === sender,
  );
  if (listed) return found('newsletter.any.sender', 'newsletter');
  if (!testers.has(senderDomain(mail.fromAddress) ?? '')) return [];
  return found('assessment.any.sender', 'assessment').map((match) => ({
    ...match,
    position: Number.MAX_SAFE_INTEGER,
  }));
}

function verdict(decided: Match | undefined, matches: Match[], mail: Prepared): Verdict {
  const label = decided?.label ?? 'other';
  const quadrant = quadrantOf(label, mail);
  const receipt = /\.receipt-/;
  return {
    label,
    quadrant,
    importance: { Q1: 0.9, Q2: 0.7, Q3: 0.4, Q4: 0.1 }[quadrant],
    confidence: confidence(decided, matches),
    ruleId: decided?.ruleId ?? null,
    phrase: decided?.phrase ?? null,
    isReceipt:
      label === 'status_update' && matches.some((match) => receipt.test(match.ruleId)) && !onHold(matches),
    matches: decided === undefined ? matches : [decided, ...matches.filter((match) => match !== decided)],
  };
}

function onHold(matches: readonly Match[]): boolean {
  return matches.some((match) => /on-hold|zwischenbescheid|application-viewed/.test(match.ruleId));
}

function quadrantOf(label: Label, mail: Prepared): Verdict['quadrant'] {
  if (label === 'interview_invite' || label === 'offer' || label === 'assessment') return 'Q1';
  if (label === 'status_update') return asksForSomething(mail) ? 'Q2' : 'Q3';
  return 'Q4';
}

/** Agreement of several rules raises it, a live rule of another serious label lowers it. */
function confidence(decided: Match | undefined, matches: readonly Match[]): number {
  if (decided === undefined) return 0.5;
  const serious = new Set<Label>(['rejection', 'interview_invite', 'offer', 'assessment']);
  const live = matches.filter((match) => match.ignored === null);
  const agreeing = live.filter((match) => match.label === decided.label).length;
  const against = live.some((match) => match.label !== decided.label && serious.has(match.label));
  return Number((0.85 + (agreeing > 1 ? 0.1 : 0) - (against ? 0.2 : 0)).toFixed(3));
}

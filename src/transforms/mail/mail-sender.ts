import { getDomain } from 'tldts';
import type { Match } from './matcher.ts';
import type { Label } from './rules/rule.ts';
import { assessmentDomains, atsDomains, jobBoards, newsletterSenders } from './rules/senders.ts';

const ats = new Set(atsDomains);
const testers = new Set(assessmentDomains);
/** The rules of senders that send nothing but alerts, and of job boards. */
export const ALERT_SENDER = 'newsletter.any.sender';
export const BOARD = 'newsletter.any.job-board';

/** The registrable domain of an address, lower case; null where it has none. */
export function senderDomain(address: string): string | null {
  return getDomain(address.slice(address.lastIndexOf('@') + 1));
}

/** Whether an address belongs to an applicant-tracking system. */
export function isAtsSender(address: string): boolean {
  return ats.has(senderDomain(address) ?? '');
}

/** What the sender alone says, as matches that stand behind all others. */
export function senderMatches(address: string): Match[] {
  const found = (ruleId: string, label: Label): Match[] => [
    {
      ruleId,
      label,
      phrase: address,
      inSubject: false,
      position: Number.MAX_SAFE_INTEGER,
      ignored: null,
    },
  ];
  const isOneOf = (senders: readonly string[]): boolean =>
    senders.some((sender) => (sender.startsWith('@') ? address.endsWith(sender) : address === sender));
  if (isOneOf(newsletterSenders)) return found(ALERT_SENDER, 'newsletter');
  if (isOneOf(jobBoards)) return found(BOARD, 'newsletter');
  return testers.has(senderDomain(address) ?? '') ? found('assessment.any.sender', 'assessment') : [];
}

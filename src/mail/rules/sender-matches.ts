import { isSenderOf, type SenderKind } from '../reading/senders.ts';
import type { Match } from './matcher.ts';
import type { Label } from './phrase-rules.ts';

/** What the sender alone says, as matches that stand behind all others. */
export function senderMatches(address: string): Match[] {
  const found = (ruleId: string, label: Label, kind: SenderKind): Match[] => [
    {
      ruleId,
      label,
      kind,
      weight: 'decides',
      bySentence: false,
      subjectOnly: false,
      phrase: address,
      inSubject: false,
      inBody: false,
      position: Number.MAX_SAFE_INTEGER,
      end: Number.MAX_SAFE_INTEGER,
      ignored: null,
    },
  ];
  if (isSenderOf(address, 'alerts')) return found('newsletter.any.sender', 'newsletter', 'alerts');
  if (isSenderOf(address, 'board')) return found('newsletter.any.job-board', 'newsletter', 'board');
  return isSenderOf(address, 'tests') ? found('assessment.any.sender', 'assessment', 'tests') : [];
}

// The senders of knowledge/senders.tsv, and what a sender says of its mail.
import { z } from 'zod';
import { readTable } from '../../../knowledge/read-table.ts';
import type { Match } from '../matcher.ts';
import { once } from '../once.ts';
import type { Label } from './phrase-rules.ts';

/** The headings in the file say what each is. */
const senderKind = z.enum(['ats', 'tests', 'alerts', 'board', 'freemail', 'tool']);

export type SenderKind = z.infer<typeof senderKind>;

/** Of the domain name system: longer ones are no hosts. */
const MAX_HOST_CHARACTERS = 253;

const senderRow = z.strictObject({
  sender: z.string().regex(/^[^A-Z\s]+$/, 'write it in lower case'),
  kind: senderKind,
  note: z.string().optional(),
});

const sendersByKind = once(() => {
  const senders = new Map<SenderKind, Set<string>>();
  for (const { sender, kind } of readTable('senders.tsv', senderRow)) {
    senders.set(kind, (senders.get(kind) ?? new Set()).add(sender));
  }
  return senders;
});

/** Whether an address is of one of these kinds: as a whole, by its host, or by a domain above it. */
export function isSenderOf(address: string, ...kinds: SenderKind[]): boolean {
  const at = address.lastIndexOf('@');
  const labels = address
    .slice(at + 1, at + 1 + MAX_HOST_CHARACTERS)
    .toLowerCase()
    .split('.');
  const domains = labels.map((_, index) => labels.slice(index).join('.'));
  const names = [address, at < 0 ? '' : address.slice(at), ...domains];
  return kinds.some((kind) => names.some((name) => sendersByKind().get(kind)?.has(name)));
}

/** What the sender alone says, as matches that stand behind all others. */
export function senderMatches(address: string): Match[] {
  const found = (ruleId: string, label: Label, kind: SenderKind): Match[] => [
    {
      ruleId,
      label,
      kind,
      weight: 'decides',
      subjectOnly: false,
      phrase: address,
      inSubject: false,
      position: Number.MAX_SAFE_INTEGER,
      ignored: null,
    },
  ];
  if (isSenderOf(address, 'alerts')) return found('newsletter.any.sender', 'newsletter', 'alerts');
  if (isSenderOf(address, 'board')) return found('newsletter.any.job-board', 'newsletter', 'board');
  return isSenderOf(address, 'tests') ? found('assessment.any.sender', 'assessment', 'tests') : [];
}

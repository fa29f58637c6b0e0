// The senders of knowledge/senders.tsv.
import { z } from 'zod';
import { readTable } from '../../knowledge/read-table.ts';
import { once } from '../../once.ts';

/** The headings in the file say what each is. */
export const SENDER_KINDS = ['ats', 'tests', 'alerts', 'board', 'freemail', 'tool'] as const;

const senderKind = z.enum(SENDER_KINDS);

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
  // It is asked again and again for the same mail.
  if (last.address !== address) last = { address, kinds: kindsOf(address) };
  return kinds.some((kind) => last.kinds.includes(kind));
}

let last: { address: string; kinds: readonly SenderKind[] } = { address: '', kinds: [] };

function kindsOf(address: string): SenderKind[] {
  const at = address.lastIndexOf('@');
  const labels = address
    .slice(at + 1, at + 1 + MAX_HOST_CHARACTERS)
    .toLowerCase()
    .split('.');
  const domains = labels.map((_, index) => labels.slice(index).join('.'));
  const names = [address, at < 0 ? '' : address.slice(at), ...domains];
  return SENDER_KINDS.filter((kind) => names.some((name) => sendersByKind().get(kind)?.has(name)));
}

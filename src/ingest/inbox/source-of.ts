import type { Inbox } from '../../configuration/sections/inboxes.ts';
import type { IngestSource } from '../ingest.ts';

/** What `ingest` takes for one file of the inbox. */
export function sourceOf(inbox: Inbox, path: string): IngestSource {
  const maxRejects = { percent: inbox.max_rejects_percent };
  if (inbox.kind === 'emails') {
    const { account, user } = inbox;
    return { kind: 'emails', path, maxRejects, account, ...(user === undefined ? {} : { user }) };
  }
  const { map, encoding, date_order: dateOrder } = inbox;
  const reading = {
    path,
    maxRejects,
    ...(map === undefined ? {} : { map }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
  };
  if (inbox.kind === 'table') return { kind: 'table', table: inbox.table, ...reading };
  if (inbox.kind === 'applications') {
    return { kind: 'applications', ...reading, ...(inbox.user ? { user: inbox.user } : {}) };
  }
  return { kind: 'job-posts', ...reading, ...(inbox.source ? { source: inbox.source } : {}) };
}

import { fieldOf, headerNames as namesIn } from '../mapping/header-names.ts';
import type { Field } from '../mapping/map-columns.ts';

/** Names of the table saturnus.emails where it has them. */
const FIELDS = [
  'from_address',
  'from_name',
  'to_address',
  'cc_addresses',
  'bcc_addresses',
  'reply_to_address',
  'subject',
  'body_plain',
  'body_html',
  'sent_at',
  'received_at',
  'message_id',
  'in_reply_to',
  'reference_ids',
  'provider_thread_id',
  'direction',
  'list_unsubscribe',
  'list_id',
  'precedence',
  'raw_message',
];
/** Parts of a message as programming interfaces return it. */
const PARTS = ['header_list', 'part_list', 'part_data', 'part_type'];

const names = namesIn('emails', [...FIELDS, ...PARTS]);

/** What a table of mails is asked for, with the header names it is known by: knowledge/columns/emails.tsv. */
export const mailFields: readonly Field[] = [
  ...FIELDS.map((name) => withParents(name)),
  ...PARTS.map((name) => fieldOf(names, name)),
];

/** Nested JSON keeps them under `headers`; tables that are about more than mail put `email` before them. */
function withParents(name: string): Field {
  const field = fieldOf(names, name);
  const synonyms = [name, ...field.synonyms];
  const under = (parent: string) => synonyms.map((word) => `${parent}_${word}`);
  return {
    ...field,
    synonyms: [...synonyms, ...under('headers'), ...under('email'), ...under('mail')],
  };
}

/** The header field that says the same as a field of a table. */
export const headerNames: Readonly<Record<string, string>> = {
  from_address: 'from',
  to_address: 'to',
  cc_addresses: 'cc',
  bcc_addresses: 'bcc',
  reply_to_address: 'reply-to',
  subject: 'subject',
  sent_at: 'date',
  received_at: 'received',
  message_id: 'message-id',
  in_reply_to: 'in-reply-to',
  reference_ids: 'references',
  list_unsubscribe: 'list-unsubscribe',
  list_id: 'list-id',
  precedence: 'precedence',
};

/** Texts of a record by field; null and missing are the same. */
export type MailCells = Readonly<Record<string, string | null>>;

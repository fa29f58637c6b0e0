import type { Field } from '../mapping/map-columns.ts';

/** Nested JSON keeps them under `headers`. */
const field = (name: string, words: string): Field => {
  const synonyms = words.split(/\s+/);
  return { name, synonyms: [...synonyms, ...synonyms.map((word) => `headers_${word}`)], takes: 'best' };
};

/** What a table of mails is asked for, by the names of saturnus.emails where it has them. */
export const mailFields = [
  field(
    'from_address',
    'from sender from_email sender_email sender_address from_text from_email_address_address sender_email_address_address',
  ),
  field('from_name', 'sender_name from_email_address_name'),
  field('to_address', 'to recipient recipients to_email to_addresses to_recipients to_text receiver'),
  field('cc_addresses', 'cc cc_address cc_recipients cc_text'),
  field('bcc_addresses', 'bcc bcc_address bcc_recipients bcc_text'),
  field('reply_to_address', 'reply_to'),
  field('subject', 'title'),
  field('body_plain', 'body text plain body_text text_body text_plain content body_content message'),
  field('body_html', 'html html_body text_html'),
  field('sent_at', 'date sent date_sent sent_date datetime timestamp sent_date_time'),
  field('received_at', 'received date_received received_date received_date_time internal_date'),
  field('message_id', 'message_external_id internet_message_id rfc822_message_id'),
  field('in_reply_to', 'parent_message_id'),
  field('reference_ids', 'references'),
  field(
    'provider_thread_id',
    'thread_id x_gm_thrid gmail_thread_id thread conversation_id thread_external_id',
  ),
  field('direction', 'inbound_outbound'),
  field('list_unsubscribe', 'unsubscribe'),
  field('list_id', 'mailing_list'),
  field('precedence', 'priority_class'),
  field('raw_message', 'raw raw_email raw_mail rfc822 rfc822_message message_source mime_message eml'),
] as const;

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

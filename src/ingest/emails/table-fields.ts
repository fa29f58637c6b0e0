import type { Field } from '../mapping/map-columns.ts';

/** Nested JSON keeps them under `headers`; tables that are about more than mail put `email` before them. */
const field = (name: string, words: string): Field => {
  const synonyms = [name, ...words.split(/\s+/)];
  const under = (parent: string) => synonyms.map((word) => `${parent}_${word}`);
  return {
    name,
    synonyms: [...synonyms, ...under('headers'), ...under('email'), ...under('mail')],
    takes: 'best',
  };
};

/** What a table of mails is asked for, by the names of saturnus.emails where it has them; mail programs name columns in their user's language. */
export const mailFields = [
  field(
    'from_address',
    `from sender from_email sender_email sender_address from_text from_email_address_address
     sender_email_address_address von_adresse von absender de_adresse de_direccion de_endereco de expediteur remitente remetente`,
  ),
  field('from_name', 'sender_name from_email_address_name von_name de_nom de_nombre de_nome'),
  field(
    'to_address',
    `to recipient recipients to_email to_addresses to_recipients to_text receiver an_adresse an empfaenger empfänger
     à_adresse à destinataire destinataires para_direccion para_endereco para destinatario destinatarios`,
  ),
  field('cc_addresses', 'cc_address cc_recipients cc_text cc_adresse cc_direccion cc_endereco cc'),
  field(
    'bcc_addresses',
    'bcc_address bcc_recipients bcc_text bcc_adresse cci_adresse cco_direccion cco_endereco bcc',
  ),
  field('reply_to_address', 'reply_to'),
  field('subject', 'title betreff objet asunto assunto'),
  field(
    'body_plain',
    `body text plain body_text text_body text_plain content body_content message nachricht inhalt corps cuerpo mensaje
     corpo mensagem snippet body_preview`,
  ),
  field('body_html', 'html html_body text_html'),
  field(
    'sent_at',
    'date sent date_sent sent_date datetime timestamp sent_date_time datum gesendet envoyé fecha enviado data',
  ),
  field(
    'received_at',
    'received date_received received_date received_date_time internal_date empfangen erhalten reçu recibido recebido',
  ),
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
  { name: 'header_list', synonyms: ['payload_headers', 'message_headers', 'headers'], takes: 'best' },
  { name: 'part_list', synonyms: ['payload_parts', 'parts'], takes: 'best' },
  { name: 'part_data', synonyms: ['payload_body_data', 'body_data'], takes: 'best' },
  { name: 'part_type', synonyms: ['payload_mime_type'], takes: 'best' },
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

/** Texts of a record by field; null and missing are the same. */
export type MailCells = Readonly<Record<string, string | null>>;

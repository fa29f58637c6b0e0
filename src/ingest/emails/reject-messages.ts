import { MAX_DEPTH, MAX_HEADER_BYTES, MAX_PARTS } from '../../mail/mime/limits.ts';

const MESSAGES: Readonly<Record<string, string>> = {
  empty: 'there is nothing in it',
  not_a_message: 'no line of a mail header is in it',
  message_too_large: 'the message is larger than --max-message-bytes',
  headers_too_large: `its headers are larger than ${MAX_HEADER_BYTES} bytes`,
  too_many_parts: `it has more than ${MAX_PARTS} parts`,
  nested_too_deep: `its parts are nested deeper than ${MAX_DEPTH} levels`,
  unreadable:
    'reading it failed: a fault of nyx-etl; after an update, nyx-etl rejects replay tries it again',
  symbolic_link: 'symbolic links are not followed',
  special_file: 'it is a pipe, socket or device',
  table: 'it is a table: load it by its own name',
  outlook_damaged:
    "it is a file of Outlook's (.msg) that is damaged or cut off; save the mail again",
  outlook_no_mail:
    'it is an Office file or an item of Outlook that is no mail (appointment, contact)',
  outlook_pst:
    "it is Outlook's own .pst format; convert it to mbox (readpst does) or export it as CSV",
  archive: 'it is an archive; unpack it and load the mail in it',
};

/** Why something in a mailbox was set aside, in words. */
export function rejectMessage(reason: string): string {
  return MESSAGES[reason] ?? reason;
}

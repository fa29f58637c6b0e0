// A mail as Outlook saves it (.msg) to one row, by way of the header it would have had: so that all mail is read alike.
import type { FieldsData } from '@kenjiuno/msgreader';
import { type MessageRow, messageRow, type NoMessage, orReason } from '../message-row.ts';
import { readBody } from '../mime/body-parts.ts';
import { digestOf, type Headers, readHeaders } from '../mime/headers.ts';
import { itemBody } from './item-body.ts';
import { type OutlookItem, readItem } from './outlook-item.ts';

/** Items that are kept, not sent. */
const NO_MAIL = /^ipm\.(?:appointment|contact|distlist|task$|stickynote|activity|document)/i;

/** Whether a file begins as Outlook's .msg does, and all compound files. */
export function isOutlookFile(bytes: Buffer): boolean {
  return bytes.length > 512 && bytes.readUInt32BE(0) === 0xd0cf11e0;
}

/** Reads a .msg file; one that is damaged, or no mail, comes back as the reason why not. */
export function readOutlookMessage(bytes: Buffer): MessageRow | NoMessage {
  return orReason(() => {
    const item = readItem(bytes);
    if (item === undefined) return { reason: 'outlook_damaged' };
    const { messageClass, attachments = [] } = item.fields;
    if (messageClass === undefined || NO_MAIL.test(messageClass))
      return { reason: 'outlook_no_mail' };
    const headers = headersOf(item);
    const body = signedBody(item) ?? itemBody(item.fields);
    return messageRow(headers, {
      ...body,
      sha256: digestOf(headers, body),
      // Outlook keeps what was attached, not how it was encoded on the way: that cannot be compared.
      attachmentsSha256: attachments.length === 0 ? 'none' : null,
      charset: undefined,
    });
  });
}

/** A signed mail is kept as it came, as the only attachment. */
function signedBody({ fields, attachment }: OutlookItem) {
  if (!/\.smime/i.test(fields.messageClass ?? '') || fields.attachments?.length !== 1)
    return undefined;
  const bytes = attachment(0);
  if (bytes === undefined) return undefined;
  const headers = readHeaders(bytes);
  const { plain, html } = readBody(headers, bytes.subarray(headers.length));
  return plain === null && html === null ? undefined : { plain, html };
}

/** The header it came with, which a mail that was sent or moved may lack; what is missing is told by its properties. */
function headersOf(item: OutlookItem): Headers {
  const { headers = '' } = item.fields;
  const { fields } = readHeaders(Buffer.from(headers));
  const names = new Set(fields.map(({ name }) => name));
  const told = Object.entries(toldBy(item)).flatMap(([name, value]) =>
    value === undefined || value === '' || names.has(name)
      ? []
      : [{ name, value: Buffer.from(oneLine(value)).toString('latin1') }],
  );
  return { fields: [...fields, ...told], length: 0 };
}

function toldBy({ fields, text, bytes }: OutlookItem): Record<string, string | undefined> {
  return {
    from: sender(fields, text('representedName'), text('representedAddress')),
    to: recipients(fields, 'to'),
    cc: recipients(fields, 'cc'),
    bcc: recipients(fields, 'bcc'),
    subject: fields.subject,
    date: fields.clientSubmitTime ?? fields.messageDeliveryTime,
    received: fields.messageDeliveryTime,
    'message-id': fields.messageId,
    'in-reply-to': text('inReplyTo'),
    references: text('references'),
    'thread-index': bytes('conversationIndex')?.toString('base64'),
  };
}

/** On behalf of whom it was sent; inside of one company addresses may be no mail addresses. */
function sender(fields: FieldsData, name = '', address = ''): string | undefined {
  const mail = [
    ...[fields.sentRepresentingSmtpAddress, address, fields.senderSmtpAddress],
    ...[fields.senderEmail, fields.creatorSMTPAddress],
  ].find((one) => one?.includes('@'));
  return entry(name || (fields.senderName ?? ''), mail);
}

function recipients(fields: FieldsData, type: 'to' | 'cc' | 'bcc'): string {
  const ofType = (fields.recipients ?? []).filter(({ recipType = 'to' }) => recipType === type);
  return ofType
    .map(({ name, smtpAddress, email }) =>
      entry(
        name ?? '',
        [smtpAddress, email, name].find((one) => one?.includes('@')),
      ),
    )
    .filter((one) => one !== undefined)
    .join(', ');
}

function entry(name: string, address: string | undefined): string | undefined {
  const plain = name.replace(/["\\<>]/g, '').trim();
  if (address === undefined) return plain === '' ? undefined : plain;
  return plain === '' || plain === address ? `<${address}>` : `"${plain}" <${address}>`;
}

const oneLine = (value: string): string => value.replace(/[\r\n]+/g, ' ').trim();

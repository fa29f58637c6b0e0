import { mailDate } from '../instants.ts';
import type { Random } from '../random.ts';
import {
  base64Lines,
  type Charset,
  encodedWords,
  encodeText,
  quotedPrintable,
} from './encoding.ts';
import { htmlPage } from './html-page.ts';

export interface Mailbox {
  name: string;
  address: string;
}

/** How the text is packed; `plain` alone uses the draft's character set, the others UTF-8. */
export type MailShape = 'plain' | 'plain_8bit' | 'alternative' | 'alternative_base64' | 'html';

export interface MailDraft {
  from: Mailbox;
  to: Mailbox;
  subject: string;
  /** When it arrives; it was sent some seconds before. */
  at: number;
  offsetHours: number;
  messageId: string;
  /** Message-IDs of the conversation, oldest first. */
  references: readonly string[];
  paragraphs: readonly string[];
  charset: Charset;
  shape: MailShape;
  attachment?: { name: string; type: string; content: string };
  /** Further header lines, without line ends. */
  headers?: readonly string[];
}

interface Part {
  headers: string[];
  body: Buffer;
}

/** The bytes of a message with LF line ends, as a mailbox file holds them. */
export function renderMessage(random: Random, draft: MailDraft): Buffer {
  const text = textPart(random, draft);
  const whole =
    draft.attachment === undefined ? text : withAttachment(random, text, draft.attachment);
  const head = [...headerLines(random, draft), ...whole.headers].join('\n');
  return Buffer.concat([Buffer.from(`${head}\n\n`, 'latin1'), whole.body]);
}

function headerLines(random: Random, draft: MailDraft): string[] {
  const form = random.pick(['B', 'Q'] as const);
  const sentAt = draft.at - random.int(2, 40) * 1000;
  const host = draft.from.address.split('@')[1] ?? 'localhost';
  const box = (mailbox: Mailbox): string => {
    const name = encodedWords(mailbox.name, draft.charset, form);
    const quoted =
      /^[A-Za-z0-9 \-=?_\n]*$/.test(name) || name.startsWith('=?') ? name : `"${name}"`;
    return mailbox.name === '' ? mailbox.address : `${quoted} <${mailbox.address}>`;
  };
  const parent = draft.references.at(-1);
  return [
    `Return-Path: <bounce-${random.hex(8)}@${host}>`,
    `Received: from mx2.${host} (mx2.${host} [203.0.113.${random.int(2, 250)}])\n\tby imap.mailhaven.example with ESMTPS id ${random.hex(12)}\n\tfor <${draft.to.address}>; ${mailDate(draft.at)}`,
    `Received: by mx2.${host} id ${random.hex(10)}; ${mailDate(sentAt + 1000, draft.offsetHours)}`,
    `Date: ${mailDate(sentAt, draft.offsetHours)}`,
    `From: ${box(draft.from)}`,
    `To: ${box(draft.to)}`,
    `Subject: ${foldSubject(encodedWords(draft.subject, draft.charset, form))}`,
    `Message-ID: <${draft.messageId}>`,
    ...(parent === undefined
      ? []
      : [
          `In-Reply-To: <${parent}>`,
          `References: ${draft.references.map((id) => `<${id}>`).join('\n ')}`,
        ]),
    ...(draft.headers ?? []),
    'MIME-Version: 1.0',
  ];
}

function foldSubject(subject: string): string {
  if (subject.length < 68 || subject.includes('\n')) return subject;
  const space = subject.lastIndexOf(' ', 66);
  return space < 1 ? subject : `${subject.slice(0, space)}\n${subject.slice(space)}`;
}

function textPart(random: Random, draft: MailDraft): Part {
  const plain = `${draft.paragraphs.join('\n\n')}\n`;
  if (draft.shape === 'plain' || draft.shape === 'plain_8bit') {
    const bytes = encodeText(plain, draft.charset);
    return packed(
      bytes ?? Buffer.from(plain),
      'text/plain',
      bytes === null ? 'utf-8' : draft.charset,
      draft.shape,
    );
  }
  const html = packed(
    Buffer.from(htmlPage(draft.subject, draft.paragraphs)),
    'text/html',
    'utf-8',
    draft.shape,
  );
  if (draft.shape === 'html') return html;
  const text = packed(Buffer.from(plain), 'text/plain', 'utf-8', draft.shape);
  return multipart(random, 'alternative', [text, html]);
}

function packed(bytes: Buffer, type: string, charset: Charset, shape: MailShape): Part {
  const encoding =
    shape === 'plain_8bit'
      ? '8bit'
      : shape === 'alternative_base64'
        ? 'base64'
        : 'quoted-printable';
  const headers = [
    `Content-Type: ${type}; charset="${charset}"`,
    `Content-Transfer-Encoding: ${encoding}`,
  ];
  if (encoding === '8bit') return { headers, body: bytes };
  const text = encoding === 'base64' ? `${base64Lines(bytes)}\n` : quotedPrintable(bytes);
  return { headers, body: Buffer.from(text, 'latin1') };
}

function withAttachment(
  random: Random,
  text: Part,
  attachment: NonNullable<MailDraft['attachment']>,
): Part {
  const file: Part = {
    headers: [
      `Content-Type: ${attachment.type}; name="${attachment.name}"`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment; filename="${attachment.name}"`,
    ],
    body: Buffer.from(`${base64Lines(Buffer.from(attachment.content))}\n`),
  };
  return multipart(random, 'mixed', [text, file]);
}

function multipart(random: Random, kind: string, parts: readonly Part[]): Part {
  const boundary = `----=_Part_${random.hex(16)}`;
  const lines = parts.flatMap((part) => [
    Buffer.from(`--${boundary}\n${part.headers.join('\n')}\n\n`, 'latin1'),
    part.body,
    Buffer.from('\n'),
  ]);
  const headers = [`Content-Type: multipart/${kind};\n boundary="${boundary}"`];
  return { headers, body: Buffer.concat([...lines, Buffer.from(`--${boundary}--\n`)]) };
}

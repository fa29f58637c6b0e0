// What mailparser and html-to-text, which others wrote, make of the same bytes.
import { convert } from 'html-to-text';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/mail/message-row.ts';
import { htmlText } from '../../src/text/html-text.ts';
import { readLabelledMails } from './rules/labelled-mails.ts';
import { variedMessages } from './varied-messages.ts';

/** Words as the rules find them: a soft hyphen parts none. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/\u00ad/g, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Text that mailparser does not decode, or takes for text where it is a named attachment. */
const READ_OTHERWISE =
  /charset="(?:utf-7|iso-2022-kr|hz-gb-2312|x-made-up)"|x-uuencode|text\/plain; name="a b"/;

describe('mailparser reads the same', () => {
  const messages = variedMessages.map((bytes) => bytes.toString('latin1'));
  const whole = messages.filter((text) => text.startsWith('Return-Path:'));
  const told = whole.filter((text) => !READ_OTHERWISE.test(text));

  it.each(whole)('head of a message: %#', async (text) => {
    const bytes = Buffer.from(text, 'latin1');
    const { subject, from, date, messageId } = await simpleParser(bytes);
    expect(readMessage(bytes)).toMatchObject({
      subject,
      from_address: from?.value[0]?.address,
      from_name: from?.value[0]?.name,
      sent_at: date?.toISOString(),
      message_id: messageId?.replace(/^<|>$/g, ''),
    });
  });

  it.each(told)('words of a message: %#', async (text) => {
    const bytes = Buffer.from(text, 'latin1');
    const row = readMessage(bytes);
    const body =
      'reason' in row
        ? ''
        : (row.body_plain ?? htmlText(row.body_html ?? '', { lineEnds: 'folded' }));
    const theirs = (await simpleParser(bytes)).text ?? '';
    // What it leaves to attachments, as invitations and forwarded mail, is text to us.
    if (theirs.trim() !== '') expect(wordsOf(body)).toEqual(wordsOf(theirs));
  });

  it('of most messages it tells words', () => {
    expect(told.length).toBeGreaterThan(20);
  });
});

describe('html-to-text finds the same words', () => {
  const pages = readLabelledMails().flatMap(({ bodyHtml }) => bodyHtml ?? []);
  const selectors = [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
  ];

  it('there are pages', () => {
    expect(pages.length).toBeGreaterThan(10);
  });

  it.each(pages)('of a labelled mail: %#', (html) => {
    const theirs = convert(html, { wordwrap: false, selectors });
    expect(wordsOf(htmlText(html, { lineEnds: 'folded' }))).toEqual(wordsOf(theirs));
  });
});

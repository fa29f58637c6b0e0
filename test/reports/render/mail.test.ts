// What programs that show mail leave of a page: no scripts, no drawings, no style sheet.
import { convert } from 'html-to-text';
import { expect, test } from 'vitest';
import { renderMail } from '../../../src/reports/render/mail.ts';
import { mailDocument } from './mail-document.ts';

const mail = renderMail(mailDocument);

test('a mail has its styles in its elements, loads nothing, runs nothing and draws nothing', () => {
  expect(mail).not.toMatch(
    /<(?:script|style|link|svg|img|details|form)\b|\sclass=|\son\w+=|url\(/i,
  );
  expect(mail).not.toMatch(/var\(--|display:(?:grid|flex)|@media/);
});

test('texts of the data stay texts', () => {
  expect(mail).toContain('Session of &lt;b&gt;Monday&lt;/b&gt;');
  expect(mail).not.toContain('<b>Monday');
});

test('a table too wide for a phone becomes an entry per row, in which each figure says what it is', () => {
  const text = convert(mail, { wordwrap: false });
  expect(text).toMatch(
    /long-name\.example\s+Applications 20 Sent 19 Failed 1 CAPTCHAs 12 Each took 2 min 10 s/,
  );
  expect(text).toContain('and 3 more domains');
  expect(mail.match(/<th scope="col"[^>]*>[^<]*/g)?.map((cell) => cell.replace(/.*>/, ''))).toEqual(
    ['Why', 'Forms', 'Mostly on', '', 'Trend', 'Now', 'Purpose', 'Cost'],
  );
});

test('what a chart draws stands in words, and a share as a bar of coloured boxes', () => {
  const text = convert(mail, { wordwrap: false });
  expect(text).toMatch(/answered\s*▃█▅\s*2 %/);
  expect(text).toMatch(/Cost by purpose\s+in dollars[\s\S]*fill in forms\s*\$1\.20/);
  expect(mail).toContain('height:5px;width:67%;');
});

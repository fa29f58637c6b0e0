import { once } from '../../once.ts';
import { htmlText } from '../../text/html-text.ts';
import { MAX_ATTRIBUTION_CHARACTERS } from '../../text/text-limits.ts';
import { PLAIN_CHARACTERS, STUB_CHARACTERS } from './body-limits.ts';
import { type Addresses, isToAnother } from './greetings.ts';
import { marks } from './mail-marks.ts';
import { mailText } from './mail-text.ts';

/** Lines that name the mail quoted below them. */
const attributions = once(() => [
  ignoringCase(`^${marks('quote_start')}\\b.{6,200}\\b${marks('wrote')}\\b.{0,100}:\\s*$`),
  ignoringCase(`^.{2,120}\\b${marks('name_wrote', '.{6,60}')}\\b.{0,100}:\\s*$`),
  /^\d{4}-\d\d-\d\d .{0,80}<\S+@\S+>:?\s*$/,
]);
const quoteStart = once(() => ignoringCase(`^${marks('quote_start')}\\b`));
const forwarded = once(() => [
  ignoringCase(`^-{2,}\\s*${marks('original')}`),
  ignoringCase(`^${marks('forward_begin')}\\s*:`),
]);
const forwardMark = once(() => new RegExp(`^-*[ \\t]*${marks('forwarded', '.{0,30}')}`, 'im'));
const RULE = /^_{20,}$/;
const sender = once(() => ignoringCase(`^\\*?${marks('from_header')}\\s?:\\*? .{3,200}$`));
const headerFollows = once(() => ignoringCase(`^\\*?${marks('next_header')}\\s?:`));
const SIGNATURE_LINES = 8;
const SIGNATURE_CHARACTERS = 400;

/**
 * What the sender wrote: the plain body, else the HTML's text, without quoted mail and signature. Of a mail that only passes
 * another one on it is that one, unless that is a letter to somebody else.
 */
export function ownWords(
  plain: string | null,
  html: string | null,
  addresses: Addresses = { fromAddress: '' },
): string {
  const text = bodyText(plain, html, mailText).slice(0, PLAIN_CHARACTERS);
  const kept = withoutQuotes(text);
  // A mail that is nothing but a forwarded one, or a quoted one, is about that one.
  const isOnlyThat = kept.trim() === '' || (kept.trim().length < 20 && forwardMark().test(text));
  if (!isOnlyThat) return kept;
  const all = allWords(plain, html);
  const above = kept.trim();
  const letter = all.slice(Math.max(0, all.indexOf(above)) + above.length);
  return isToAnother(letter, above, addresses) ? kept : all;
}

/** As ownWords, and nothing where the sender wrote nothing: no word of a mail that is only quoted or passed on. */
export function writtenWords(plain: string | null, html: string | null): string {
  return withoutQuotes(bodyText(plain, html, mailText).slice(0, PLAIN_CHARACTERS)).trim();
}

/** All that a mail holds, with the mail it quotes. */
export function allWords(plain: string | null, html: string | null): string {
  const text = bodyText(plain, html, (markup) => htmlText(markup, { lineEnds: 'folded' }));
  return text.slice(0, PLAIN_CHARACTERS).replace(/^[> ]+/gm, '');
}

/** What stands below the mark of a signature, `-- `, in a plain body: a few lines at most. */
export function signature(plain: string | null): string {
  const lines = (plain ?? '').slice(0, PLAIN_CHARACTERS).split(/\r?\n/);
  const mark = lines.findIndex((line) => /^--\s?$/.test(line));
  const below = mark < 0 ? [] : lines.slice(mark + 1, mark + 1 + SIGNATURE_LINES);
  return below
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .slice(0, SIGNATURE_CHARACTERS);
}

function ignoringCase(source: string): RegExp {
  return new RegExp(source, 'i');
}

function bodyText(
  plain: string | null,
  html: string | null,
  toText: (html: string) => string,
): string {
  const text = plain?.trim() ?? '';
  if (isMarkup(text)) return toText(text);
  if (html === null || text.length >= STUB_CHARACTERS) return text;
  const rich = toText(html);
  return rich.length > text.length ? rich : text;
}

/** Some systems send their HTML as plain text, too. */
function isMarkup(text: string): boolean {
  return (
    /^<(?:!doctype|html|body|head|div|p|table|meta|style)\b/i.test(text) ||
    text.split(/<\/(?:p|div|td)>|<br ?\/?>/i, 4).length > 3
  );
}

function withoutQuotes(text: string): string {
  const kept: string[] = [];
  const lines = text.split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (/^--\s?$/.test(line)) break;
    const isBelow = isAttribution(lines, index) && kept.every((above) => above.trim() === '');
    // An answer below what it quotes: only the quote goes.
    if (isBelow) continue;
    if (startsQuote(lines, index)) break;
    if (!/^\s?>/.test(line)) kept.push(line);
  }
  return kept.join('\n');
}

/** "On … wrote:" may be wrapped onto a second line. Without its colon it begins with a day in figures. */
function isAttribution(lines: readonly string[], index: number): boolean {
  const line = lines[index]?.trim() ?? '';
  const isWrapped = quoteStart().test(line) && !line.endsWith(':');
  const joined = isWrapped ? `${line} ${lines[index + 1]?.trim() ?? ''}` : line;
  return (
    /:$|^\d/.test(joined) &&
    joined.length <= MAX_ATTRIBUTION_CHARACTERS &&
    attributions().some((pattern) => pattern.test(joined))
  );
}

function startsQuote(lines: readonly string[], index: number): boolean {
  const line = lines[index]?.trim() ?? '';
  const next = lines[index + 1]?.trim() ?? '';
  if (isAttribution(lines, index) || forwarded().some((pattern) => pattern.test(line))) return true;
  if (!RULE.test(line) && !sender().test(line)) return false;
  return headerFollows().test(next) || (RULE.test(line) && sender().test(next));
}

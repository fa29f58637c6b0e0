import { htmlText } from '../../html-text.ts';
import { MAX_ATTRIBUTION_CHARACTERS } from '../../text-limits.ts';
import { mailText } from './mail-text.ts';

/** Lines that name the mail quoted below them. */
const ATTRIBUTIONS = [
  /^(?:on|am|le|el|em|il giorno|op|den)\b.{6,200}\b(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|skrev)\b.{0,100}:\s*$/i,
  /^.{2,120}\b(?:wrote on|schrieb am|hat am .{6,60} geschrieben|a écrit le|escribió el|escreveu em)\b.{0,100}:\s*$/i,
  /^\d{4}-\d\d-\d\d .{0,80}<\S+@\S+>:?\s*$/,
];
const FORWARDED = [
  /^-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original|mensagem original|forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|mensagem encaminhada)/i,
  /^(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|início da mensagem (?:encaminhada|reencaminhada))\s*:/i,
];
const FORWARD_MARK =
  /^-*[ \t]*(?:.{0,30}\bforwarded message|.{0,30}weitergeleitet|message (?:transféré|réexpédié)|mensaje reenviado|mensagem (?:re)?encaminhada)/im;
const RULE = /^_{20,}$/;
const SENDER = /^\*?(?:from|von|de)\s?:\*? .{3,200}$/i;
const HEADER_FOLLOWS =
  /^\*?(?:sent|date|gesendet|datum|envoyé|enviado|data|to|an|à|para|subject|betreff|objet|asunto|assunto)\s?:/i;
const MAX_CHARACTERS = 200_000;
/** A plain part shorter than this only points to the HTML beside it. */
const STUB_CHARACTERS = 60;

/** What the sender wrote: the plain body, else the HTML's text, without quoted mail and signature. */
export function ownWords(plain: string | null, html: string | null): string {
  const text = bodyText(plain, html, mailText).slice(0, MAX_CHARACTERS);
  const kept = withoutQuotes(text);
  // A mail that is nothing but a forwarded one, or a quoted one, is about that one.
  const isOnlyThat = kept.trim() === '' || (kept.trim().length < 20 && FORWARD_MARK.test(text));
  return isOnlyThat ? allWords(plain, html) : kept;
}

/** All that a mail holds, with the mail it quotes. */
export function allWords(plain: string | null, html: string | null): string {
  const text = bodyText(plain, html, (markup) => htmlText(markup, { lineEnds: 'folded' }));
  return text.slice(0, MAX_CHARACTERS).replace(/^[> ]+/gm, '');
}

function bodyText(plain: string | null, html: string | null, toText: (html: string) => string): string {
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

/** "On … wrote:" may be wrapped onto a second line. */
function isAttribution(lines: readonly string[], index: number): boolean {
  const line = lines[index]?.trim() ?? '';
  const isWrapped = /^(?:on|am|le|el|em|il|op|den)\b/i.test(line) && !line.endsWith(':');
  const joined = isWrapped ? `${line} ${lines[index + 1]?.trim() ?? ''}` : line;
  return joined.length <= MAX_ATTRIBUTION_CHARACTERS && ATTRIBUTIONS.some((pattern) => pattern.test(joined));
}

function startsQuote(lines: readonly string[], index: number): boolean {
  const line = lines[index]?.trim() ?? '';
  const next = lines[index + 1]?.trim() ?? '';
  if (isAttribution(lines, index) || FORWARDED.some((pattern) => pattern.test(line))) return true;
  if (!RULE.test(line) && !SENDER.test(line)) return false;
  return HEADER_FOLLOWS.test(next) || (RULE.test(line) && SENDER.test(next));
}

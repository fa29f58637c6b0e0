import { mailText } from './mail-text.ts';

const QUOTE_STARTS = [
  /^-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original|mensagem original|forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|mensagem encaminhada)/i,
  /^(?:on|am|le|el|em)\b.{6,200}\b(?:wrote|schrieb|a écrit|escribió|escreveu)\b.{0,100}:\s*$/i,
  /^_{20,}$/,
  /^\*?(?:from|von|de)\s?:\*? .{3,200}$/i,
];
const HEADER_FOLLOWS =
  /^\*?(?:sent|date|gesendet|datum|envoyé|enviado|data|to|an|à|para|subject|betreff|objet|asunto|assunto)\s?:/i;

/** What the sender wrote: the plain body, else the HTML's text, without quoted mail and signature. */
export function ownWords(plain: string | null, html: string | null): string {
  const text = plain?.trim() ? plain : html === null ? '' : mailText(html);
  const kept = withoutQuotes(text.slice(0, 200_000));
  // A mail that is nothing but a forwarded one is about that one.
  return kept.trim().length >= 20 ? kept : text.replace(/^[> ]+/gm, '');
}

function withoutQuotes(text: string): string {
  const kept: string[] = [];
  const lines = text.split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (/^--\s?$/.test(line) || startsQuote(lines, index)) break;
    if (!/^\s?>/.test(line)) kept.push(line);
  }
  return kept.join('\n');
}

function startsQuote(lines: readonly string[], index: number): boolean {
  const line = lines[index]?.trim() ?? '';
  const next = lines[index + 1]?.trim() ?? '';
  // "On … wrote:" may be wrapped onto a second line.
  const joined = /^(?:on|am|le|el|em)\b/i.test(line) && !line.endsWith(':') ? `${line} ${next}` : line;
  const start = QUOTE_STARTS.findIndex((pattern) => pattern.test(joined));
  if (start === -1) return false;
  return start < 2 || HEADER_FOLLOWS.test(next) || (start === 2 && /^\*?(?:from|von|de)\s?:/i.test(next));
}

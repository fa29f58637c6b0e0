import { MAX_VALUE_CHARACTERS } from '../../text/text-limits.ts';

/** Emphasis and code around words, e.g. `**Acme**`, `~~closed~~`; marks that names have, too, only around the whole cell. */
const MARKS = [/\*\*([^*]+)\*\*/g, /~~([^~]+)~~/g, /`([^`]+)`/g];
const WHOLE = /^([*_]{1,2})([^*_]+)\1$/;
/** A link of HTML, which may hold a picture instead of words. */
const ANCHOR = /<a\s[^<>]*?href="([^"<>]+)"[^<>]*>(.*?)<\/a>/gi;
/** What is folded away is told by a summary, e.g. `3 locations`. */
const SUMMARY = /<summary>.*?<\/summary>/gi;
const BREAK = /\s*<\/?br\s*\/?>\s*/gi;
const TAG =
  /<\/?(?:a|b|strong|i|em|u|s|del|code|kbd|sub|sup|span|font|img|details|p|div|center)\b[^<>]*>/gi;
const PICTURE = /!\[([^\]]*)\]\([^()]*\)/g;
/** Of several links the first counts. */
const FIRST_LINK = /^\[[^\]]*\]\([^()\s]+\)(?=\s*\[)/;

/** What a cell of a Markdown table says: without emphasis and tags, a link as `[text](URL)`; a long text as it stands. */
export function markdownCell(cell: string): string {
  if (cell.length > MAX_VALUE_CHARACTERS) return cell.trim();
  const bare = cell
    .replaceAll(PICTURE, '$1')
    .replaceAll(ANCHOR, (_, url: string, text: string) => `[${text.replaceAll(TAG, '')}](${url})`)
    .replaceAll(SUMMARY, '')
    .replaceAll(BREAK, ', ')
    .replaceAll(TAG, '');
  const plain = MARKS.reduce((text, mark) => text.replaceAll(mark, '$1'), bare).trim();
  const text = plain.replace(WHOLE, '$2');
  return FIRST_LINK.exec(text)?.[0] ?? text;
}

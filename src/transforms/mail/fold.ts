/**
 * Text as rules see it: lower case, no accents, straight quotes, single spaces within a line.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|[\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019\u201b\u00b4`]/g, "'")
    .replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .replaceAll('ß', 'ss')
    .replace(/[^\S\n]+/g, ' ');
}

/** Folded text as sentences, one a line; wrapped lines of a paragraph are joined. */
export function sentences(text: string): string {
  return fold(text)
    .replace(/ *\n */g, '\n')
    .replace(/\n{2,}/g, '\u2029')
    .replace(/\n(?=[-*\u2022] )/g, '\u2029')
    .replace(/\n/g, ' ')
    .replace(/([.!?])["')\]]* +/g, '$1\n')
    .replaceAll('\u2029', '\n');
}

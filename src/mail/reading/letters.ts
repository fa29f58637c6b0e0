/**
 * Text whose letters are those of the first two hundred signs of Unicode, and typographic marks: of
 * these patterns need not know Unicode, which takes ten times as long.
 */
export const WESTERN = /^[\0-\xff\u2000-\u206f\u20a0-\u20bf]*$/;

/** What words are made of in folded text: Latin, digits, Cyrillic, kana and Chinese signs; each range from its first to its last. */
const RANGES = ['az', '09', '\u0400\u04ff', '\u3005\u30ff', '\u3400\u9fff'] as const;

const IS_LETTER = new Uint8Array(0x10000);
for (const range of RANGES) IS_LETTER.fill(1, range.charCodeAt(0), range.charCodeAt(1) + 1);

/** Whether a sign of folded text is a letter or digit, by its number. */
export const isLetter = (sign: number): boolean => IS_LETTER[sign] === 1;

/** Whether a folded text has a letter or digit at a place; none where it has ended. */
export function isLetterAt(text: string, place: number): boolean {
  return IS_LETTER[text.charCodeAt(place)] === 1;
}

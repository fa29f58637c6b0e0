/** Letters that Unicode does not take for a plain one with a mark. */
const PLAIN: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i', æ: 'ae', œ: 'oe' };

/** A name without case, accents, hyphens and dots, as two spellings of one place share it: `St. Pölten` is `st polten`. */
export function foldName(name: string): string {
  const lower = name.toLowerCase();
  // Most names, and of thousands: nothing to be done.
  if (/^[a-z]+(?: [a-z]+)*$/.test(lower) && !lower.startsWith('saint')) return lower;
  return plainLetters(lower)
    .replaceAll(/[-'’`.]/g, (mark) => (mark === '-' ? ' ' : ''))
    .replace(/^saint(?=e? )/, 'st')
    .replaceAll(/ +/g, ' ')
    .trim();
}

/** Small letters without accents. */
export function plainLetters(lower: string): string {
  if (/^[ -~]*$/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßøłđıæœ]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC');
}

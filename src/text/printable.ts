// What may be shown to people as it is, and what would act on their terminal or turn their text around.

// Control characters but tab and line feed; marks that set the direction of text; separators of lines and paragraphs.
const ACTING = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f]/gu;

/** A colour or its end, as the reports set them: `ESC [ 31 m`. */
const COLOR = new RegExp(`(${String.fromCharCode(27)}\\[\\d{1,2}m)`);

/**
 * Text for people, of one line or several: what would act on a terminal, and half a surrogate pair, becomes `\ufffd`.
 * Tabs and line feeds stay, and CR LF becomes a line feed. With `color` so do the colours of the reports, which have
 * made their data harmless before they painted it.
 */
export function printable(text: string, { color = false } = {}): string {
  const shown = (part: string) =>
    part.toWellFormed().replaceAll('\r\n', '\n').replaceAll(ACTING, '\ufffd');
  if (!color) return shown(text);
  return text
    .split(COLOR)
    .map((part, index) => (index % 2 === 0 ? shown(part) : part))
    .join('');
}

/** Equal JSON in which nothing acts on a terminal: `\u009b` is written out. Takes what JSON.stringify gives. */
export function escapeJson(json: string): string {
  return json.replaceAll(
    ACTING,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

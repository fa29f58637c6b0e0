const BLOCK_END =
  /<\/?(p|div|br|li|ul|ol|tr|table|h[1-6]|section|article|header|footer|blockquote|pre|hr)\b[^>]*>/gi;
const INVISIBLE = /<(script|style|head|template|noscript)\b[^>]*>[\s\S]*?(<\/\1\s*>|$)|<!--[\s\S]*?(-->|$)/gi;
const TAG = /<\/?[a-z!][^>]*>/gi;
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  pound: '£',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ntilde: 'ñ',
  aacute: 'á',
  oacute: 'ó',
  iacute: 'í',
  atilde: 'ã',
  otilde: 'õ',
  sect: '§',
  deg: '°',
};

/** The readable text of HTML: tags gone, blocks on lines of their own, entities decoded. Plain text stays as it is. */
export function htmlText(html: string | null): string | null {
  if (html === null) return null;
  const isEscaped = !/<[a-z/!]/i.test(html) && /&lt;[a-z/]/i.test(html);
  const markup = isEscaped ? decodeEntities(html) : html;
  const text = decodeEntities(
    markup
      .replace(INVISIBLE, ' ')
      .replace(/<li\b[^>]*>/gi, '\n- ')
      .replace(BLOCK_END, '\n')
      .replace(TAG, ''),
  );
  return text
    .replace(/[ \t\u00A0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
  });
}

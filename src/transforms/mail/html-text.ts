const HIDDEN =
  /<!--[\s\S]*?(?:-->|$)|<(style|script|head|title|noscript|template|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const QUOTE =
  /<(?:blockquote\b|div[^>]{0,200}\b(?:gmail_quote|yahoo_quoted|moz-cite-prefix|appendonsend|divrplyfwdmsg)\b)[\s\S]*$/i;
const BLOCK =
  /<\/?(?:p|div|br|tr|li|ul|ol|table|h[1-6]|hr|section|article|header|footer|blockquote)\b[^>]*>/gi;
const CELL = /<\/?(?:td|th)\b[^>]*>/gi;
const TAG = /<[a-z/!?][^>]{0,20000}>/gi;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  szlig: 'ß',
  euro: '€',
  copy: '©',
  reg: '®',
  shy: '',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  sbquo: '‚',
  bdquo: '„',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  iexcl: '¡',
  iquest: '¿',
  ordm: 'º',
  ordf: 'ª',
  bull: '•',
  middot: '·',
  zwnj: '',
  zwj: '',
  aelig: 'æ',
  oelig: 'œ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  trade: '™',
};
const ACCENTS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030a',
};

/** The text of an HTML mail: hidden parts and the quoted mail left out, a line per block, entities decoded. */
export function htmlText(html: string): string {
  return decodeEntities(
    html
      .slice(0, 2_000_000)
      .replace(HIDDEN, ' ')
      .replace(/<div[^>]{0,200}\bgmail_signature\b/gi, '<p>-- </p><div')
      .replace(QUOTE, '\n')
      .replace(/\s+/g, ' ')
      .replace(BLOCK, (tag) => (/^<br/i.test(tag) ? '\n' : '\n\n'))
      .replace(CELL, ' ')
      .replace(TAG, ''),
  );
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}\d?));?/gi,
    (whole, decimal, hex, name) => {
      if (decimal !== undefined) return codePoint(Number(decimal), whole);
      if (hex !== undefined) return codePoint(Number.parseInt(hex, 16), whole);
      const known = ENTITIES[name] ?? ENTITIES[String(name).toLowerCase()];
      if (known !== undefined) return known;
      const accent = /^([a-z])([a-z]+)$/i.exec(name);
      const mark = ACCENTS[accent?.[2] ?? ''];
      return mark === undefined ? whole : `${accent?.[1]}${mark}`.normalize('NFC');
    },
  );
}

function codePoint(code: number, whole: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

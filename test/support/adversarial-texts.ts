// Texts that make patterns slow: the same few characters over and over, the patterns' own words among them.

/** A text of about so many characters. */
export type Shape = (length: number) => string;

const SINGLES = [
  ...' \t\n\r\u00a0aAzé01<>()[]{}"\'`\\=,;.-–/:@&#%+$€*~!?_|•^年\u0301\ud55c\u{1f600}',
];
const PAIRS = [
  ...[
    ' a',
    'a ',
    ' ,',
    ', ',
    '1 ',
    '1,',
    '1.',
    '1 1',
    '<a',
    '<@',
    '<a@',
    '"a',
    '\\"',
    '((',
    '()',
    '[{',
    '[]',
    "['",
  ],
  ...[
    '{"a":',
    '[[',
    '=?',
    '?=',
    '=?a?Q?x',
    '=?a?B?',
    '\n ',
    '\n>',
    '\r\n',
    '\n\n',
    '- ',
    ' - ',
    '--',
    '&a',
    '&#1',
  ],
  ...[
    '.a',
    'a.',
    'a@',
    ':a',
    ' or ',
    'e\u0301',
    '$1',
    '1k',
    'Re: ',
    '/*',
    'a/',
    'a-',
    'aB',
    'A, ',
    'a; ',
    '1%',
    '(a',
  ],
  ...[
    '<div',
    '<p>',
    '</p>',
    '<!--',
    '"\\',
    "'\\",
    '\0a',
    'From ',
    '\nFrom a@b Mon Mar  2 09:00:00 2026\n',
    '=\n',
  ],
];
const STARTS = [
  '<',
  '"',
  "'",
  '(',
  '[',
  '{',
  'a',
  '1',
  'a@',
  '=?a?Q?',
  '\\',
  ']',
  ',',
  'Re',
  '$',
  '-',
  '&',
  '<a ',
  '<!--',
];
const REPEATED = [' ', 'a', '1', '<', '.', '\\'];

const repeat =
  (piece: string): Shape =>
  (length) =>
    piece.repeat(Math.ceil(length / piece.length));

const between =
  (start: string, piece: string, end: string): Shape =>
  (length) =>
    start + piece.repeat(Math.ceil(length / piece.length)) + end;

/** Few characters over and over. */
export const plainShapes: ReadonlyMap<string, Shape> = new Map(
  [...SINGLES, ...PAIRS].map((piece) => [JSON.stringify(piece), repeat(piece)] as const),
);

/** What opens something, and few characters over and over behind it: shapes that fit any pattern. */
export const openedShapes: ReadonlyMap<string, Shape> = new Map(
  STARTS.flatMap((start) =>
    REPEATED.map((piece) => [JSON.stringify([start, piece]), between(start, piece, '!')] as const),
  ),
);

/** Shapes made of pieces: each over and over, with spaces, behind numbers, once before spaces, and once behind letters. */
export function shapesOf(pieces: Iterable<string>): Map<string, Shape> {
  const shapes = new Map<string, Shape>();
  for (const piece of pieces) {
    for (const repeated of [piece, `${piece} `, `1${piece}`])
      shapes.set(JSON.stringify(repeated), repeat(repeated));
    shapes.set(JSON.stringify([piece, ' ']), between(piece, ' ', '!'));
    shapes.set(JSON.stringify(['a', piece]), between('', 'a', piece));
  }
  return shapes;
}

const LITERAL =
  /(?<=[=(,[:?&|\s!])\/(?![*/ ])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[dgimsuvy]*/g;
const SAMPLES: Readonly<Record<string, string>> = {
  s: ' ',
  S: 'x',
  d: '1',
  D: 'x',
  w: 'a',
  W: ' ',
  n: '\n',
  r: '\r',
  t: '\t',
};
const MOST_PIECES = 24;

/** What the patterns in the source of a module are made of: their words, and a character of each of their classes. */
export function piecesOfPatterns(source: string): string[] {
  const pieces = new Set<string>();
  for (const [literal] of source.matchAll(LITERAL)) {
    const sampled = literal
      .slice(1, literal.lastIndexOf('/'))
      .replaceAll(/\(\?(?:<?[=!]|:|<\w+>)/g, '(')
      .replaceAll(/\\[pP]\{[^}]*\}/g, 'a')
      .replaceAll(/\\[bB]/g, '')
      .replaceAll(/\\(?:u\{?([0-9a-fA-F]{4,5})\}?|x([0-9a-fA-F]{2}))/g, (_, wide, narrow) =>
        String.fromCodePoint(Number.parseInt(wide ?? narrow, 16)),
      )
      .replaceAll(/\\(.)/g, (_, letter: string) => SAMPLES[letter] ?? letter)
      .replaceAll(/\[\^[^\]]*\]/g, 'x')
      .replaceAll(/\[([^\]])[^\]]*\]/g, '$1')
      .replaceAll(/\{\d+,?\d*\}/g, '');
    for (const piece of sampled.split(/[()|^$*+?.]+/)) if (piece !== '') pieces.add(piece);
    const whole = sampled.replaceAll(/\|[^)]*|[()^$*+?]/g, '');
    if (whole !== '') pieces.add(whole.slice(0, 200));
  }
  const sorted = [...pieces].toSorted((a, b) => a.length - b.length);
  const step = Math.max(1, sorted.length / MOST_PIECES);
  return Array.from(
    { length: Math.min(MOST_PIECES, sorted.length) },
    (_, n) => sorted[Math.floor(n * step)] ?? '',
  );
}

const LEVELS: readonly (readonly [RegExp, string])[] = [
  [
    /\bintern(ship)?\b|working student|werkstudent|praktik|stagiaire|estagi|staz|стажер|实习|インターン|인턴/,
    'intern',
  ],
  [/\bc level|\bcxo\b|c suite|\bchief\b|\bc[etfpmo]o\b|executive officer|首席/, 'c_level'],
  [/vice president|\b[se]?vp\b|副总裁/, 'vp'],
  [/director|direktor|directeur|dyrektor|head of|总监/, 'director'],
  [/principal|\bstaff\b|distinguished|fellow/, 'principal'],
  [
    /\blead\b|team ?lead|team ?leit|leitung|(?<!non )manager|gerente|gerencia|kierownik|主管|经理/,
    'lead',
  ],
  [
    /mid senior|mid level|\bmid\b|intermediate|associate|professional|berufserfahren|experienced|medior|\bpleno\b|confirme|semi senior|specjalista \(mid|regular|中级/,
    'mid',
  ],
  [/senior|\bsr\b|starszy|高级|资深/, 'senior'],
  [
    /junior|\bjr\b|entry|early career|graduate|beginner|trainee|berufseinsteiger|berufseinstieg|debutant|mlodszy|初级|应届|신입/,
    'junior',
  ],
];

/** How tables abbreviate, as the whole of a cell. */
const CODES: Record<string, string> = { en: 'junior', mi: 'mid', se: 'senior', ex: 'director' };

/** A longer text says what people must know, and names levels by the way. */
const LONGEST = 80;

/** One of the nine levels of the data model, from a text that states a level; null when it states none. */
export function seniorityLevel(text: string | null): string | null {
  if (text === null || text.length > LONGEST) return null;
  const words = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll(/[_\-.\s/]+/g, ' ')
    .trim();
  return CODES[words] ?? LEVELS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

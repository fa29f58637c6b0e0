const LEVELS: readonly (readonly [RegExp, string])[] = [
  [/intern(ship)?\b|working student|werkstudent|实习/, 'intern'],
  [/\bc level|\bcxo\b|c suite|\bchief\b|\bc[etfpmo]o\b|executive officer|首席/, 'c_level'],
  [/vice president|\b[se]?vp\b|副总裁/, 'vp'],
  [/director|head of|总监/, 'director'],
  [/principal|\bstaff\b|distinguished|fellow/, 'principal'],
  [/\blead\b|team lead|manager|主管|经理/, 'lead'],
  [/mid senior|mid level|\bmid\b|intermediate|associate|professional|experienced|medior|中级/, 'mid'],
  [/senior|\bsr\b|高级|资深/, 'senior'],
  [/junior|\bjr\b|entry|graduate|beginner|trainee|初级|应届/, 'junior'],
];

/** One of the nine levels of the data model, from a text that states a level; null when it states none. */
export function seniorityLevel(text: string | null): string | null {
  if (text === null) return null;
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[_\-.\s/]+/g, ' ')
    .trim();
  return LEVELS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

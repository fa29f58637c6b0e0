const TYPES: readonly (readonly [RegExp, string])[] = [
  [
    /intern(ship)?\b|praktik|stage\b|stagiaire|becari|estágio|estagio|apprentice|trainee|实习|インターン|werkstudent|working student/,
    'intern',
  ],
  [/free ?lance|freiberuf|selbst(st)?ändig|自由职业|フリーランス/, 'freelance'],
  [
    /contract|temp(orary)?\b|fixed term|befristet|zeitarbeit|cdd|contrato|seasonal|per diem|合同|契約|派遣|外包/,
    'contract',
  ],
  [
    /part ?time|teilzeit|minijob|temps partiel|tiempo parcial|meio período|兼职|非全职|パート|アルバイト/,
    'part_time',
  ],
  [
    /full ?time|permanent|vollzeit|festanstellung|unbefristet|temps plein|cdi|tiempo completo|tempo integral|全职|正社員|regular/,
    'full_time',
  ],
];

/** full_time, part_time, contract, intern or freelance; null for what is none of them or cannot be read. */
export function employmentType(text: string | null): string | null {
  if (text === null) return null;
  const words = text
    .normalize('NFKC')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[_\-\s]+/g, ' ');
  const compact = words.replaceAll('fulltime', 'full time').replaceAll('parttime', 'part time');
  // Unlimited contract is German for permanent: it must not meet the rule for contracts first.
  if (/unbefristet|permanent|\bcdi\b/.test(compact) && !/part time/.test(compact)) return 'full_time';
  return TYPES.find(([pattern]) => pattern.test(compact))?.[1] ?? null;
}

const INTERN =
  /\bintern(ship|s)?\b|praktik|praktyk|\bstaż|stage\b|stagiaire|becari|prácticas|practicas|estágio|estagi|apprenti|trainee|ausbildung|alternance|\btirocinio|实习|インターン|인턴|стажировка|werkstudent|working student|studentenjob/;
const FREELANCE =
  /free ?lanc|freiberuf|freie mitarbeit|selbst(st)?ändig|autónomo|autônomo|libero professionista|自由职业|フリーランス|業務委託|프리랜서/;
const CONTRACT =
  /contract|temp(orary|oral|oraire|orär)?\b|temporário|fixed term|(?<!un)befristet|zeitarbeit|\bcdd\b|\bmis\b|intérim|interim|duración determinada|tiempo determinado|obra o servicio|tempo determinato|determinado|seasonal|saison|per diem|umowa zlecenie|umowa o dzieło|\bb2b\b|\bpj\b|proyecto|проектная|合同|契約|派遣|계약직|파견|外包|corp to corp|\bc2c\b|\bw2\b/;
const PERMANENT =
  /permanent|unbefristet|festanstellung|feste anstellung|\bcdi\b|indefinido|indeterminato|\bclt\b|efetivo|umowa o pracę|vast contract|fast anställning|正社員|정규직|regular/;
const PART_TIME =
  /part ?time|teilzeit|minijob|temps partiel|tiempo parcial|jornada parcial|media jornada|meio período|meio periodo|tempo parziale|deeltijd|deltid|część etatu|частичная|非全职|兼职|パート|アルバイト|아르바이트|시간제/;
const FULL_TIME =
  /full ?time|vollzeit|temps plein|temps complet|tiempo completo|jornada completa|tempo integral|período integral|periodo integral|tempo pieno|voltijd|fulltijd|heltid|pełny etat|полная занятость|全职|フルタイム/;

/** How tables abbreviate, as the whole of a cell. */
const CODES: Record<string, string> = {
  f: 'full_time',
  ft: 'full_time',
  p: 'part_time',
  pt: 'part_time',
  ct: 'contract',
  fl: 'freelance',
  completa: 'full_time',
  integral: 'full_time',
  parcial: 'part_time',
};

/**
 * full_time, part_time, contract, intern or freelance; null for what is none of them, cannot be read, or is as well
 * full as part time.
 */
export function employmentType(text: string | null): string | null {
  if (text === null) return null;
  const words = text
    .normalize('NFKC')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[_\-\s]+/g, ' ')
    .replaceAll('fulltime', 'full time')
    .replaceAll('parttime', 'part time')
    .trim();
  const code = CODES[words];
  if (code !== undefined) return code;
  if (INTERN.test(words)) return 'intern';
  if (FREELANCE.test(words)) return 'freelance';
  // What a permanent post is called may hold the word contract: contrato indefinido, vast contract.
  if (CONTRACT.test(words) && !isPermanent(words)) return 'contract';
  const part = PART_TIME.test(words);
  if (part && FULL_TIME.test(words.replaceAll('非全职', ''))) return null;
  if (part) return 'part_time';
  return FULL_TIME.test(words) || PERMANENT.test(words) ? 'full_time' : null;
}

/** A permanent post that is not offered as a temporary one as well. */
function isPermanent(words: string): boolean {
  return PERMANENT.test(words) && !/\b(temporary|fixed term)\b/.test(words);
}

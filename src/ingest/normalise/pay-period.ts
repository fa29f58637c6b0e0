export type PayPeriod = 'hour' | 'day' | 'week' | 'month' | 'year';

const PERIODS: readonly (readonly [RegExp, PayPeriod])[] = [
  [
    /hour|\bhrs?\b|\/\s*h\b|stunde|stündlich|\bhora|heure|horaire|godz|час|小时|時給|时薪|시급|\buur\b|\bora\b/i,
    'hour',
  ],
  [
    /\bday|daily|\/\s*d\b|tag\b|täglich|diár|diari|\bd[ií]a\b|jour(?!n)|dzień|день|\/\s*[天日]|日薪|日給|일급/i,
    'day',
  ],
  [/week|\/\s*wk|woche|wöchentlich|semana|semaine|hebdo|неделю|\/\s*周/i, 'week'],
  [
    /month|\/\s*mo\b|\bpcm\b|monat|mês|mensal|mensil|mensuel|mensual|\bmes\b|\bmese\b|\bmois\b|\bmies|мес|maand|\bmån|\bbulan\b|\btháng|\baylık|月|월급|\d\s{0,9}薪/i,
    'month',
  ],
  [
    /year|annum|annual|annuel|annuo|\byr\b|\blpa\b|\bp\.?\s?a\b|jahr|jährlich|\banos?\b|\baño|anual|(par |\/ ?)an\b|\banno\b|\brok\b|rocznie|jaar|\btahun\b|\byıllık|(per |pr\.? ?|\/ ?)år\b|в год|年|연봉/i,
    'year',
  ],
];

/** How time and pay tables abbreviate, as the whole of a cell. */
const CODES: Record<string, PayPeriod> = {
  h: 'hour',
  hr: 'hour',
  ph: 'hour',
  d: 'day',
  pd: 'day',
  w: 'week',
  pw: 'week',
  m: 'month',
  mo: 'month',
  pm: 'month',
  y: 'year',
  pa: 'year',
};

const WORKING_TIME =
  /(?<!\d)\d{1,9}([.,]\d{1,9})?\s{0,9}(hours?|hrs?|h|stunden|heures|horas|days?|tage|jours)\.?\s{0,9}(\/|per|a|pro|par|por|each|in der)?\s{0,9}(week|wk|woche|semaine|semana|day|tag)\b/gi;

const DURATION =
  /(?<![\d.,\p{Sc}])\d{1,2}([.,]\d)?\s{0,9}[-–]?\s{0,9}(months?|mois|monate?|meses|weeks?|wochen|years?|yrs?|ans?|jahre?)(?!\p{L})/giu;

/** A text without the hours of a week and the length of a contract, whose numbers and words would be taken for the pay's. */
export function withoutWorkingTime(text: string): string {
  return text.replaceAll(WORKING_TIME, '').replaceAll(DURATION, '');
}

/** The period named first in a text (of a column of periods, its code, too); null when it names none. */
export function payPeriod(text: string): PayPeriod | null {
  const code = CODES[text.trim().toLowerCase()];
  if (code !== undefined) return code;
  const [first] = PERIODS.flatMap(([pattern, period]) => {
    const at = text.search(pattern);
    return at < 0 ? [] : [{ at, period }];
  }).sort((a, b) => a.at - b.at);
  return first?.period ?? null;
}

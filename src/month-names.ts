const NAMES = [
  'jan januar january janvier enero ene janeiro gennaio gen januari styczeń stycznia января янв',
  'feb februar february février févr fév febrero fevereiro fev febbraio februari luty lutego февраля фев',
  'mar märz mär mrz march mars marzo março maart marzec marca марта мар',
  'apr april avril avr abril abr aprile kwiecień kwietnia апреля апр',
  'may mai mayo maio maggio mag mei maj maja мая май',
  'jun juni june juin junio junho giugno giu czerwiec czerwca июня июн',
  'jul juli july juillet juil julio julho luglio lug lipiec lipca июля июл',
  'aug august août aou agosto ago augustus sierpień sierpnia augusti августа авг',
  'sep sept september septembre septiembre setembro set settembre wrzesień września сентября сен',
  'oct oktober okt october octobre octubre outubro out ottobre ott październik października октября окт',
  'nov november novembre noviembre novembro listopad listopada ноября ноя',
  'dec dezember dez december décembre déc diciembre dic dezembro dicembre grudzień grudnia декабря дек',
];

const numbers = new Map(
  NAMES.flatMap((names, index) =>
    names.split(' ').map((name) => [plain(name), index + 1] as const),
  ),
);

/** 1 to 12 of the name of a month, or its short form, in the languages of Europe; null when it is none. */
export function monthNumber(name: string): number | null {
  return numbers.get(plain(name)) ?? null;
}

/** Without case, and accents, which are often left out. */
function plain(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

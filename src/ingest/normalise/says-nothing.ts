/** What people and programs write where there is nothing to say, in lower case; the one list of such words. */
export const NOTHING: readonly string[] = [
  ...['', '-', '--', '---', '—', '–', '?', '??', '.', '…', '/', '-1', '-1.0'],
  ...['nan', 'none', 'null', 'nil', 'undefined', 'n/a', 'na', 'n.a.', 'n/d', 'n.d.', '#n/a', '<na>', 'nat'],
  ...['[]', '{}', '[null]', 'empty', 'blank', 'unknown', 'unspecified', 'undisclosed', 'tbd', 'tba', 'tbc'],
  ...['not specified', 'not disclosed', 'not available', 'not applicable', 'not mentioned', 'not provided'],
  ...[
    'not given',
    'not stated',
    'not found',
    'not known',
    'not listed',
    'not set',
    'no data',
    'no information',
  ],
  ...[
    'salary not disclosed',
    'salary not specified',
    'salary not provided',
    'to be determined',
    'to be confirmed',
  ],
  ...[
    'unbekannt',
    'k.a.',
    'k. a.',
    'keine angabe',
    'keine angaben',
    'nicht angegeben',
    'inconnu',
    'non précisé',
  ],
  ...['non spécifié', 'non renseigné', 'desconocido', 'no especificado', 'no disponible', 'sin especificar'],
  ...['não informado', 'não especificado', 'desconhecido', 'non specificato', 'nie podano', 'onbekend'],
  ...[
    'не указано',
    'не указана',
    'не указан',
    'неизвестно',
    '不详',
    '未知',
    '暂无',
    '无',
    '面议',
    '없음',
    '不明',
  ],
];

const words = new Set(NOTHING);

/** Whether a text is nothing but one of the words that stand for nothing. */
export function saysNothing(text: string): boolean {
  return words.has(text.trim().toLowerCase());
}

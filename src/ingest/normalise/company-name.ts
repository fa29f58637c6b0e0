import { decodeEntities } from '../../html-entities.ts';

const LEGAL = new Set(
  `gmbh mbh ag se kg kgaa ohg ug ek ev inc incorporated corp corporation co company llc llp lp ltd limited plc pty pte pvt
  private sa sas sasu sarl eurl sl slu srl spa sapa bv nv ab as asa aps oy oyj kft zrt sro doo dd ltda eireli sdn bhd kk gk
  spzoo zoo ooo ооо пао оао зао ао ип тоо тов`.split(/\s+/),
);
/** Legal forms that stand before a name, too. */
const LEGAL_BEFORE = new Set('sarl sas eurl ooo ооо пао оао зао ао ип тоо тов pt'.split(' '));
const CHINESE_LEGAL = /(股份)?(有限责任公司|有限公司|公司)$/;
/** Written before or behind the name, without a space. */
const EAST_ASIAN_LEGAL =
  /^(株式会社|有限会社|合同会社|주식회사) ?| ?(株式会社|有限会社|合同会社|주식회사)$/g;
/** Also a link that stands where the name should. */
const NAMELESS =
  /^(n\/?a|no company|null|none|nan|unknown|undisclosed|(company|private|empresa|entreprise|importante)?\s*(confidential|confidencial|confidentielle?)|vertraulich|anonymous|\W?not (stated|specified|found|available|mentioned|disclosed|given|provided)\W?|no especificad[ao]\b.*|não (informad|especificad|divulgad)[ao]|non (précisé|spécifié|renseigné)e?|не указан[оа]?|保密|-\d*|-+|https?:\/\/.*)$/i;

/** A company's name as shown: one line (a rating may be glued on behind a newline), single spaces; null when it is no name. */
export function companyName(text: string | null): string | null {
  const name =
    decodeEntities(text ?? '')
      .trim()
      .split(/[\r\n]/, 1)[0]
      ?.replaceAll(/\s+/g, ' ')
      // What separated it from a rating or a place.
      .replace(/\s+[-–|•·]+$/, '')
      .trim() ?? '';
  return name === '' || NAMELESS.test(name) ? null : name;
}

/** What two spellings of one company share: no case, accents, punctuation, legal form. Never empty for a name. */
export function companyKey(name: string): string {
  // (株) and (주) are short for the legal form; NFKC makes ㈱ one of them.
  const spelled = name
    .normalize('NFKC')
    .replaceAll(/\((株|有|주|유)\)/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(EAST_ASIAN_LEGAL, '');
  const plain = spelled.normalize('NFKD').replaceAll(/\p{M}/gu, '').normalize('NFKC').toLowerCase();
  const words = plain
    .replaceAll(/[.'’]/g, '')
    .replaceAll(/\bsp\.? ?z ?o ?o\b/g, 'spzoo')
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((word) => word !== '');
  while (words.length > 1 && LEGAL.has(words.at(-1) ?? '')) words.pop();
  if (words.length > 1 && LEGAL_BEFORE.has(words[0] ?? '')) words.shift();
  const key = words.join(' ');
  const short = key.replace(CHINESE_LEGAL, '');
  return short || key || plain.trim() || name.trim();
}

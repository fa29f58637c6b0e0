const LEGAL = new Set(
  `gmbh mbh ag se kg ohg ug ek ev inc incorporated corp corporation co company llc llp lp ltd limited plc pty pte pvt
  sa sas sarl sl slu srl spa sapa bv nv ab as asa aps oy oyj kft zrt sro doo dd ltda eireli sdn bhd kk gk`.split(
    /\s+/,
  ),
);
const CHINESE_LEGAL = /(股份)?(有限责任公司|有限公司|公司)$/;

/** A company's name as shown: one line (a rating may be glued on behind a newline), single spaces; null when empty. */
export function companyName(text: string | null): string | null {
  const name =
    text
      ?.trim()
      .split(/[\r\n]/, 1)[0]
      ?.replaceAll(/\s+/g, ' ')
      .trim() ?? '';
  return name === '' || /^(n\/?a|null|none|nan|unknown|-+)$/i.test(name) ? null : name;
}

/** What two spellings of one company share: no case, accents, punctuation, legal form. Never empty for a name. */
export function companyKey(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').normalize('NFKC').toLowerCase();
  const words = plain
    .replaceAll(/[.'’]/g, '')
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((word) => word !== '');
  while (words.length > 1 && LEGAL.has(words.at(-1) ?? '')) words.pop();
  const key = words.join(' ');
  const short = key.replace(CHINESE_LEGAL, '');
  return short || key || plain.trim();
}

// Control characters act on a terminal; bidirectional ones and zero-width ones make text look like other text.
const DANGEROUS = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/** Text from the data as one harmless line: white space is a space, what would act on a terminal becomes `�`. */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\t\n\v\f\r\u2028\u2029]+/g, ' ')
    .replaceAll(DANGEROUS, '\ufffd');
}

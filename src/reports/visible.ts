import { printable } from '../text/printable.ts';

// Of no width, they make one name look like another.
const INVISIBLE = /[\u200b\u2060-\u2065\ufeff\ufff9-\ufffb]/gu;

/** Text from the data as one harmless line: white space is a space, what would act on a terminal becomes `�`. */
export function visible(text: string): string {
  const line = text.replaceAll(/[\t\n\v\f\r\u2028\u2029]+/g, ' ');
  return printable(line).replaceAll(INVISIBLE, '\ufffd');
}

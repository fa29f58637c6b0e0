import { htmlText } from '../../text/html-text.ts';
import { HTML_CHARACTERS } from './body-limits.ts';

const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
/** A blockquote that no mail program made is part of the mail: people indent with it. */
const QUOTE =
  /<(?:blockquote\b[^>]{0,300}\b(?:cite|\w*quote)\b|div[^>]{0,200}\b(?:gmail_quote|yahoo_quoted|moz-cite-prefix|appendonsend|divrplyfwdmsg)\b)[\s\S]*$/i;
const SIGNATURE = /<div[^>]{0,200}\bgmail_signature\b/gi;

/** The text of an HTML mail without the mail it quotes; a signature is set off as plain text does it. */
export function mailText(html: string): string {
  const own = html
    .slice(0, HTML_CHARACTERS)
    .replace(COMMENT, ' ')
    .replace(SIGNATURE, '<p>-- </p><div')
    .replace(QUOTE, '');
  return htmlText(own, { lineEnds: 'folded' });
}

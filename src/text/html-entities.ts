import { decodeHTMLAttribute } from 'entities/decode';

/** Without its semicolon a reference ends where neither a letter nor `=` follows: `?a=1&copy=2` holds none. */
const REFERENCE = /&(#?)([a-z0-9]{1,32})(;|(?![\w=;]))/gi;
/** A space of any width. */
const SPACE = /^[\u00a0\u2000-\u200a\u202f\u205f]$/;
/** What is not seen. */
const UNSEEN = /^[\u00ad\u200b-\u200d\u2060-\u2063]$/;
/** HTML lets few names go without a semicolon; people do it with all kinds of these. */
const OFTEN_BARE = /^[\p{P}\p{Sc}\p{Z}\p{Cf}\u2122\u0153]$/u;

/** Decodes character references, numeric ones and those of HTML by name; others stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, number: string, name: string, end: string) => {
    if (number !== '') return decodeHTMLAttribute(whole);
    const decoded = ofName(name, end);
    if (decoded === undefined) return whole;
    return SPACE.test(decoded) ? ' ' : UNSEEN.test(decoded) ? '' : decoded;
  });
}

/** What a name stands for; some programs write it in other letters: `&NBSP;`, `&EACUTE;`. */
function ofName(name: string, end: string): string | undefined {
  const lower = name.toLowerCase();
  const decoded = reference(name, end);
  if (decoded !== undefined || name === lower) return decoded;
  return name[0] === lower[0] ? reference(lower, end) : reference(lower, end)?.toUpperCase();
}

function reference(name: string, end: string): string | undefined {
  const whole = `&${name};`;
  const decoded = decodeHTMLAttribute(whole);
  if (decoded === whole) return undefined;
  const isComplete =
    end === ';' || OFTEN_BARE.test(decoded) || decodeHTMLAttribute(`&${name}`) !== `&${name}`;
  return isComplete ? decoded : undefined;
}

import { decodeEntities } from '../../text/html-entities.ts';
import { isAbsent, saysNothing } from './says-nothing.ts';

/** A number, dashes, or a link where the name should stand. */
const NO_NAME = /^(-\d*|-+|https?:\/\/.*)$/i;

/** A company's name as shown: one line (a rating may be glued on behind a newline), single spaces; null when it is no name. */
export function companyName(text: string | null): string | null {
  const name =
    decodeEntities(text ?? '')
      .trim()
      .split(/[\r\n]/, 1)[0]
      ?.replaceAll(/\s+/g, ' ')
      // What separated it from a rating or a place.
      .replace(/\s+[-–|•·]+$/, '')
      // Who arranged it.
      .replace(/ \((?:via|through|über|durch) [^()]*\)$/i, '')
      .trim() ?? '';
  // `-Not found-`
  const bare = name.replaceAll(/^[^\p{L}\p{N}]|[^\p{L}\p{N}]$/gu, '');
  return saysNothing(name) || isAbsent('company', bare) || NO_NAME.test(name) ? null : name;
}

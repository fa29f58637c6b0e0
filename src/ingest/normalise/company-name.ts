import { decodeEntities } from '../../html-entities.ts';
import { type LegalForm, legalForms } from '../../knowledge/legal-forms.ts';
import { once } from '../../once.ts';
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

const formsAt = (...places: LegalForm['place'][]): string[] =>
  legalForms().flatMap(({ form, place, only }) => (!only && places.includes(place) ? form : []));

const legal = once(() => {
  const joined = formsAt('joined').join('|');
  const behind = formsAt('joined_behind').join('|');
  return {
    behind: new Set(formsAt('behind', 'both')),
    before: new Set(formsAt('before', 'both')),
    joined: new RegExp(`^(?:${joined}) ?| ?(?:${joined}|${behind})$`, 'g'),
  };
});
/** Of so many words is the longest legal form. */
const MOST_WORDS = 5;

/** What two spellings of one company share: no case, accents, punctuation, legal form. Never empty for a name. */
export function companyKey(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').normalize('NFKC').toLowerCase();
  const words = plain
    .replaceAll(/[.'’]/g, '')
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((word) => word !== '');
  const { before, behind } = legal();
  for (let count = 1; count > 0; words.length -= count)
    count = formOf(words, (length) => behind.has(words.slice(-length).join(' ')));
  words.splice(
    0,
    formOf(words, (length) => before.has(words.slice(0, length).join(' '))),
  );
  const key = words.join(' ');
  return key.replaceAll(legal().joined, '') || key || plain.trim() || name.trim();
}

/** How many words of a name are a legal form, at most; 0 where none is, or it is the whole name. */
function formOf(words: readonly string[], isForm: (length: number) => boolean): number {
  for (let length = Math.min(MOST_WORDS, words.length - 1); length > 0; length--)
    if (isForm(length)) return length;
  return 0;
}

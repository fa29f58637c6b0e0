import { once } from '../once.ts';
import { type LegalForm, legalForms } from './legal-forms.ts';

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

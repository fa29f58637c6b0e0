// What the name of a card on a board says of the application that it stands for: knowledge/words/card-names.tsv.
import { words } from '../../knowledge/words.ts';
import { MAX_VALUE_CHARACTERS } from '../../text/text-limits.ts';

/** The heading of knowledge/words/card-names.tsv says what each is. */
export const CARD_KINDS = ['post', 'at'] as const;

const cardWords = words('card-names', CARD_KINDS);

/** A company, and the title of a post; null for what the name does not say. */
interface CardName {
  company: string | null;
  title: string | null;
}

/** Which of two parts is the company, where neither has a word of a title. */
type CardOrder = 'company first' | 'title first';

/** Reads `Acme - Data Engineer`, `Data Engineer at Acme`, `Acme (Data Engineer)`, or one of the two alone. */
export function readCardName(name: string, order: CardOrder = 'company first'): CardName {
  const text = oneLine(name);
  if (text === '') return { company: null, title: null };
  if (text.length > MAX_VALUE_CHARACTERS) return { company: text, title: null };
  const joined = joinedIn(text);
  if (joined !== null) return joined;
  const parts = partsOf(text);
  const [first = '', second] = parts;
  if (second === undefined)
    return isTitle(first) ? { company: null, title: first } : { company: first, title: null };
  return (ownOrder(parts) ?? order) === 'company first'
    ? { company: first, title: parts.slice(1).find(isTitle) ?? second }
    : { company: second, title: first };
}

/** The order in which most names that tell it have their parts. */
export function orderOfCards(names: readonly string[]): CardOrder {
  const told = names
    .filter((name) => name.length <= MAX_VALUE_CHARACTERS)
    .map((name) => ownOrder(partsOf(oneLine(name))));
  const titles = told.filter((order) => order === 'title first').length;
  const companies = told.filter((order) => order === 'company first').length;
  return titles > companies ? 'title first' : 'company first';
}

function oneLine(name: string): string {
  return name.replaceAll(/\s+/g, ' ').trim();
}

/** Title and company where a word stands between them. */
function joinedIn(text: string): CardName | null {
  const said = text.replaceAll('@', ' @ ').split(' ').filter(Boolean);
  const at = said.findIndex((word) => cardWords.kindsIn(word).has('at'));
  if (at < 1 || at > said.length - 2) return null;
  return { company: said.slice(at + 1).join(' '), title: said.slice(0, at).join(' ') };
}

/** The parts between dashes, bars or a colon; of a comma and of brackets only where one of two is a title. */
function partsOf(text: string): string[] {
  const parts = text.split(/ [-–—|·/] |: /).filter((part) => part.trim() !== '');
  if (parts.length > 1) return parts.map((part) => part.trim());
  const [, before, inside] = /^([^()]+) \(([^()]+)\)$/.exec(text) ?? [];
  const pair = before === undefined ? text.split(', ') : [before, inside ?? ''];
  return pair.length === 2 && pair.filter(isTitle).length === 1 ? pair : [text];
}

function ownOrder(parts: readonly string[]): CardOrder | null {
  const [isFirst = false, ...others] = parts.map(isTitle);
  const isLater = others.includes(true);
  if (parts.length < 2 || isFirst === isLater) return null;
  return isFirst ? 'title first' : 'company first';
}

function isTitle(part: string): boolean {
  return cardWords.kindsIn(part).has('post');
}

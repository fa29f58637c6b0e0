import { decodeEntities } from './html-entities.ts';

const BLOCKS =
  `p div ul ol dl dt dd table tr h1 h2 h3 h4 h5 h6 hr pre section article header footer main aside nav form
  blockquote address`.split(/\s+/);
const HIDDEN = ['script', 'style', 'title', 'template', 'noscript', 'svg'];

/** What stands for a tag in the text, and, of one that hides what follows, what ends that. */
interface Tag {
  text: string;
  hidesUntil?: RegExp;
}

const NOTHING: Tag = { text: '' };
const tags = new Map<string, Tag>([
  ['br', { text: '\n' }],
  ['li', { text: '\n\n- ' }],
  ['/li', { text: '\n\n' }],
  ...['td', 'th', '/td', '/th'].map((name) => [name, { text: ' ' }] as const),
  ...BLOCKS.flatMap((name) => [name, `/${name}`].map((tag) => [tag, { text: '\n\n' }] as const)),
  ...HIDDEN.map(
    (name) => [name, { text: ' ', hidesUntil: new RegExp(`</${name}\\s*>`, 'gi') }] as const,
  ),
]);
// Single spaces are what most white space is, and stay untouched.
const LINE_SPACE = /[ \t\u00A0]{2,}|[\t\u00A0]/g;
const ANY_SPACE = /\s{2,}|[^\S ]/g;

interface TextOptions {
  /** `kept`: line ends of the source are the author's, too, as in texts with a tag here and there; `folded`: they are spaces. */
  lineEnds: 'kept' | 'folded';
}

/**
 * The readable text of HTML: tags and what they hide are gone, blocks stand apart, entities are decoded. Markup that was
 * escaped as a whole counts as markup; plain text stays as it is. Takes time in proportion to the text.
 */
export function htmlText(html: string, { lineEnds }: TextOptions): string {
  const isEscaped = !/<[a-z/!]/i.test(html) && /&lt;[a-z/]/i.test(html);
  const markup = isEscaped ? decodeEntities(html) : html;
  const text = withoutTags(lineEnds === 'folded' ? markup.replace(ANY_SPACE, ' ') : markup);
  return decodeEntities(text)
    .replace(LINE_SPACE, ' ')
    .replace(/ \n ?|\n /g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function withoutTags(html: string): string {
  let text = '';
  let at = 0;
  for (let start = html.indexOf('<'); start !== -1; start = html.indexOf('<', at)) {
    const nameEnd = endOfName(html, start + 1);
    if (nameEnd === start + 1) {
      text += html.slice(at, start + 1);
      at = start + 1;
    } else if (html.startsWith('<!--', start)) {
      text += `${html.slice(at, start)} `;
      at = after(html, '-->', start + 4);
    } else {
      const name = html.slice(start + 1, nameEnd);
      const tag = tags.get(name) ?? tags.get(name.toLowerCase()) ?? NOTHING;
      text += html.slice(at, start) + tag.text;
      at = after(html, '>', nameEnd);
      if (tag.hidesUntil) at = afterHidden(html, tag.hidesUntil, at);
    }
  }
  return text + html.slice(at);
}

/** Where the name of a tag, with its slash, ends; `from` itself when no tag begins here. */
function endOfName(html: string, from: number): number {
  const first = html.charCodeAt(from);
  if (first === 0x21 || first === 0x3f) return from + 1;
  let at = first === 0x2f ? from + 1 : from;
  if (!isLetter(html.charCodeAt(at))) return from;
  while (isLetter(html.charCodeAt(at)) || isDigit(html.charCodeAt(at))) at++;
  return at;
}

const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
}

function afterHidden(html: string, close: RegExp, from: number): number {
  close.lastIndex = from;
  return close.test(html) ? close.lastIndex : html.length;
}

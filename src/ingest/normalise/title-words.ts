import { words } from '../../knowledge/words.ts';
import { MAX_VALUE_CHARACTERS } from '../../text/text-limits.ts';
import { LEVELS } from './seniority-level.ts';

const TYPES = ['intern', 'freelance', 'contract', 'part_time', 'full_time'] as const;

/** What the words of knowledge/words/titles.tsv say; `none`: they hide the words within them. */
export const TITLE_KINDS = [
  ...LEVELS,
  'freelance',
  'contract',
  'part_time',
  'full_time',
  'none',
] as const;

const titles = words('titles', TITLE_KINDS);

/** Patterns of RE2 that every title matches, small and without accents, which names a level or a type. */
export const titlePatterns = () => ({
  level: titles.looseSource(...LEVELS),
  type: titles.looseSource(...TYPES),
});

/** The level that a title names, where no column says it: `Senior Data Engineer`; else null. */
export function levelInTitle(title: string): string | null {
  const named = namedIn(title);
  return LEVELS.find((level) => named.has(level)) ?? null;
}

/** The type of employment that a title names: `Nurse (Part-Time)`; null for none, or full as well as part time. */
export function typeInTitle(title: string): string | null {
  const named = namedIn(title);
  if (named.has('part_time') && named.has('full_time')) return null;
  return TYPES.find((type) => named.has(type)) ?? null;
}

function namedIn(title: string): ReadonlySet<string> {
  return title.length > MAX_VALUE_CHARACTERS ? new Set() : titles.kindsIn(title);
}

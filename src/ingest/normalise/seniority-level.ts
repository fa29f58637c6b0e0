import { words } from '../../knowledge/words.ts';

/** The levels of the data model; a text that names several is of the first of them. */
export const LEVELS = [
  'intern',
  'c_level',
  'vp',
  'director',
  'principal',
  'lead',
  'mid',
  'senior',
  'junior',
] as const;

const levels = words('levels', LEVELS);
/** A longer text says what people must know, and names levels by the way. */
const LONGEST = 80;

/** One of the nine levels of the data model, from a text that states a level; null when it states none. */
export function seniorityLevel(text: string | null): string | null {
  if (text === null || text.length > LONGEST) return null;
  const named = levels.kindsIn(text);
  return LEVELS.find((level) => named.has(level)) ?? null;
}

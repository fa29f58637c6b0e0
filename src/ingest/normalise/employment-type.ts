import { words } from '../../knowledge/words.ts';

/** The headings in knowledge/words/employment.tsv say what each is. */
export const EMPLOYMENT_KINDS = [
  'intern',
  'freelance',
  'contract',
  'fixed_term',
  'permanent',
  'part_time',
  'full_time',
] as const;

const employment = words('employment', EMPLOYMENT_KINDS);

/**
 * full_time, part_time, contract, intern or freelance; null for what is none of them, cannot be read, or is as well
 * full as part time.
 */
export function employmentType(text: string | null): string | null {
  if (text === null) return null;
  const named = employment.kindsIn(text.replaceAll(/([a-z])([A-Z])/g, '$1 $2'));
  if (named.has('intern')) return 'intern';
  if (named.has('freelance')) return 'freelance';
  // What a permanent post is called may hold the word contract: contrato indefinido, vast contract.
  if (named.has('fixed_term') || (named.has('contract') && !named.has('permanent')))
    return 'contract';
  if (named.has('part_time')) return named.has('full_time') ? null : 'part_time';
  return named.has('full_time') || named.has('permanent') ? 'full_time' : null;
}

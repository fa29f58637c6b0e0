// The words of the reports, explained once, in plain sentences; docs/metrics.md has the exact definitions.
import type { Block } from '../document.ts';
import { plural } from '../format.ts';

const meanings = {
  'sent without an error': 'the form was filled in and sent, and no step failed',
  answered:
    'a rejection, an invitation, a task or an offer came, by mail or in a list; a receipt is no answer',
  interview: 'an interview is noted; a phone screen counts',
  offer: 'an offer of the job is noted',
  '95 % interval':
    'where the true rate may lie: of a hundred such intervals about ninety-five hold it; it is wide when there are few applications',
  usual: 'the median of the last ten finished sessions before: half were higher, half were lower',
  tier: 'how much one wants to work there: top, normal, or avoid',
  effort: 'how much was written for an application: high means answers and a letter of its own',
  source: 'the job board or page where the post was found',
  unsure: 'mail whose meaning was guessed; it counts as no answer until somebody confirms it',
} as const;

type Term = keyof typeof meanings;

/** The terms given, as the last part of a report; silence counts after so many days. */
export function glossary(terms: readonly Term[], ghostAfterDays: number): Block[] {
  const ghosted = {
    term: 'ghosted',
    meaning: `no answer for more than ${plural(ghostAfterDays, 'day')}`,
  };
  return [
    { kind: 'heading', text: 'What the words mean' },
    {
      kind: 'terms',
      terms: [...terms.map((term) => ({ term, meaning: meanings[term] })), ghosted],
    },
  ];
}

// All that is looked for in mail of a language, read when the first such mail comes.
import { type GuardKind, guardsIn } from './guards.ts';
import { leaningsIn } from './leanings.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { readPhrase } from './phrase.ts';
import { type PhraseRule, phraseRulesIn } from './phrase-rules.ts';
import { conceptsIn } from './sentence-rules.ts';

/** What phrases are looked for. */
export type Purpose = 'rule' | 'concept' | 'leaning' | GuardKind;

/** What a phrase says: a rule, or words for the concept or leaning of a name; those of guards have none. */
export interface Meaning {
  purpose: Purpose;
  name: string;
  rule?: PhraseRule;
}

const lexicons = new Map<string, Lexicon<Meaning>>();

/** The phrases of a language, `any` for those of all; empty where it has none. */
export function lexiconIn(language: string): Lexicon<Meaning> {
  const known = lexicons.get(language);
  if (known !== undefined) return known;
  const phrases = [
    ...phraseRulesIn(language).map((rule) =>
      told({ purpose: 'rule', name: rule.id, rule }, rule.phrase),
    ),
    ...conceptsIn(language).map(({ name, phrase }) => told({ purpose: 'concept', name }, phrase)),
    ...leaningsIn(language).map(({ leaning, words }) =>
      told({ purpose: 'leaning', name: leaning }, `{${words}}`),
    ),
    ...guardsIn(language).map(({ kind, phrase }) => told({ purpose: kind, name: '' }, phrase)),
  ];
  const lexicon = lexiconOf(phrases);
  lexicons.set(language, lexicon);
  return lexicon;
}

function told(meaning: Meaning, phrase: string) {
  return { meaning, phrase: readPhrase(phrase) };
}

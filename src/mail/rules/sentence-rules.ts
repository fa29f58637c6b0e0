// The grammar of sentences: which concepts, close together in one sentence, say what a mail is. What is said is the
// same in every language (knowledge/phrases/any/sentences.tsv); the words for it are not (<language>/concepts.tsv).
import { z } from 'zod';
import { ConfigError } from '../../errors.ts';
import { readTable } from '../../knowledge/read-table.ts';
import { once } from '../../once.ts';
import { kind, LABELS, type PhraseRule, weight } from './phrase-rules.ts';
import { readPhraseTable, readPhraseTables } from './phrase-tables.ts';

const sentenceRow = z.strictObject({
  name: z.string().regex(/^[a-z-]+$/, 'write lower-case letters and hyphens'),
  label: z.enum(LABELS),
  concepts: z.string(),
  within: z.coerce.number().int().positive(),
  about: z.enum(['work', 'anything']).default('work'),
  weight: weight.default('decides'),
  kind: kind.optional(),
  note: z.string().optional(),
});

const conceptRow = z.strictObject({
  concept: z.string().regex(/^[a-z_]+$/, 'write lower-case letters and _'),
  words: z.string(),
  note: z.string().optional(),
});

/** A sentence that says what a mail is, in the words of one language. */
export interface SentenceRule extends PhraseRule {
  /** Each of them has to be there, in one of its concepts. */
  needs: readonly (readonly string[])[];
  /** None of these may be in the sentence. */
  lacks: readonly string[];
  /** The first of the needs stands before the others. */
  leads: boolean;
  /** Characters from the first word to the last. */
  within: number;
}

/** Words for a concept. */
interface Concept {
  name: string;
  phrase: string;
}

/** The words for every concept in a language: each choice alone, so that few have to be looked for in a sentence. */
export function conceptsIn(language: string): Concept[] {
  return readPhraseTable(language, 'concepts', conceptRow).flatMap(({ concept, words }) =>
    choicesOf(words).map((phrase) => ({ name: concept, phrase })),
  );
}

const choicesOf = (words: string): string[] => (words.includes('{') ? [words] : words.split('|'));

/** The sentences in words of a language. Throws ConfigError for a concept that no language has words for. */
export function sentenceRulesIn(language: string): readonly SentenceRule[] {
  const known = rulesByLanguage.get(language);
  if (known !== undefined) return known;
  const rules = sentences().map((row) => ruleOf(row, language));
  rulesByLanguage.set(language, rules);
  return rules;
}

const rulesByLanguage = new Map<string, readonly SentenceRule[]>();

const sentences = once(() => {
  const rows = readTable('phrases/any/sentences.tsv', sentenceRow);
  const tables = readPhraseTables('concepts', conceptRow);
  const known = new Set(tables.flatMap((table) => table.rows.map(({ concept }) => concept)));
  for (const row of rows) refuseUnknown(row, known);
  return rows;
});

function refuseUnknown({ name, concepts: said }: z.infer<typeof sentenceRow>, known: Set<string>) {
  const unknown = said.split(/[ /]/).find((concept) => !known.has(concept.replace(/^!|-$/g, '')));
  if (unknown === undefined) return;
  throw new ConfigError(`knowledge/phrases/any/sentences.tsv, ${name}: no words for ${unknown}`, {
    hint: 'give them in the concepts.tsv of a language, or mend the name',
  });
}

function ruleOf(row: z.infer<typeof sentenceRow>, language: string): SentenceRule {
  const parts = row.concepts.split(' ');
  return {
    id: `${row.label}.${language}.sentence-${row.name}`,
    label: row.label,
    language,
    phrase: row.concepts,
    inSubject: false,
    aboutAnything: row.about === 'anything',
    weight: row.weight,
    kind: row.kind,
    needs: parts
      .filter((part) => !part.startsWith('!'))
      .map((part) => part.replace(/-$/, '').split('/')),
    lacks: parts.filter((part) => part.startsWith('!')).map((part) => part.slice(1)),
    leads: parts[0]?.endsWith('-') ?? false,
    within: row.within,
  };
}

// The rules of knowledge/phrases: what a phrase says of the mail that has it.
import { z } from 'zod';
import { ConfigError } from '../../errors.ts';
import { namedWords } from './named-words.ts';
import { hasWholeGroups, saysSomething } from './phrase.ts';
import { readPhraseTable, refuseOtherFiles } from './phrase-tables.ts';

/**
 * What a mail can be; the values of email_classifications.classification_label. Of phrases that begin at
 * one place of a mail those of a label that stands first here are told first.
 */
export const LABELS = [
  'rejection',
  'offer',
  'interview_invite',
  'assessment',
  'status_update',
  'other',
  'newsletter',
  'spam',
] as const;

export type Label = (typeof LABELS)[number];

/** Labels that answer an application, after any receipt; etl.is_answer says the same in SQL. */
export const ANSWERS: ReadonlySet<Label> = new Set([
  'rejection',
  'interview_invite',
  'offer',
  'assessment',
]);

/** How much a phrase says: `hint` nothing alone, `little` what stands behind all else. */
export const weight = z.enum(['hint', 'little', 'decides']);

/** What a phrase says beside its label; knowledge/README.md tells what follows from each. */
export const kind = z.enum([
  'receipt',
  'withdrawal',
  'reopened',
  'called_off',
  'moved',
  'opinion',
  'own_news',
  'announced',
  'recorded',
  'next_stage',
  'on_hold',
  'papers',
  'unsubscribe',
  'regret',
  'farewell',
  'task',
  'budget',
  'day',
  'clock',
  'place',
  'terms',
  'yes',
]);

export type Kind = z.infer<typeof kind>;

const phraseRow = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/, 'write lower-case letters, digits and hyphens'),
  phrase: z
    .string()
    .refine(hasWholeGroups, 'a { lacks its }, or the other way round; groups hold no groups'),
  where: z.enum(['subject', 'any']).default('any'),
  about: z.enum(['work', 'anything']).default('work'),
  weight: weight.default('decides'),
  kind: kind.optional(),
  note: z.string().optional(),
});

/** A phrase that speaks for a label; see readPhrase for its notation. */
export interface PhraseRule {
  /** Names the rule in the evidence: `rejection.en.other-candidates`. */
  id: string;
  label: Label;
  /** Says something in mails of this language only; `any` in all. */
  language: string;
  phrase: string;
  /** Looked for in the subject only. */
  inSubject: boolean;
  /**
   * Says something in any mail; all else but newsletters and spam needs a mail that speaks of an
   * application for work.
   */
  aboutAnything: boolean;
  weight: z.infer<typeof weight>;
  kind: Kind | undefined;
}

type PhraseRow = z.infer<typeof phraseRow>;

/** The rules of a language, `any` for those of all; the order says nothing. */
export function phraseRulesIn(language: string): PhraseRule[] {
  refuseOtherFiles(LABELS);
  return LABELS.flatMap((label) =>
    rulesOf(label, language, readPhraseTable(language, label, phraseRow)),
  );
}

/** The rules of one table. Throws ConfigError for a name that stands twice, and for a phrase that says nothing. */
export function rulesOf(label: Label, language: string, rows: readonly PhraseRow[]): PhraseRule[] {
  const names = new Set<string>();
  return rows.map((row) => {
    const rule = ruleOf(label, language, row);
    const where = `knowledge/phrases/${language}/${label}.tsv: ${row.name}`;
    if (names.size === names.add(row.name).size)
      throw new ConfigError(`${where} stands twice`, { hint: 'give one of them another name' });
    if (!saysSomething(rule.phrase)) {
      throw new ConfigError(`${where}: the phrase '${row.phrase}' would be found in any mail`, {
        hint: 'it needs a word that must be there: knowledge/README.md tells how phrases are written',
      });
    }
    return rule;
  });
}

function ruleOf(label: Label, language: string, row: PhraseRow): PhraseRule {
  const id = `${label}.${language}.${row.name}`;
  return {
    id,
    label,
    language,
    phrase: spellOut(row.phrase, namedWords(language), id),
    inSubject: row.where === 'subject',
    aboutAnything: row.about === 'anything',
    weight: row.weight,
    kind: row.kind,
  };
}

/** A phrase in which `<name>` is replaced by the words of that name. */
function spellOut(phrase: string, named: ReadonlyMap<string, string>, id: string): string {
  const choices = (name: string): string => {
    const found = named.get(name);
    if (found !== undefined) return found;
    throw new ConfigError(`knowledge/phrases, ${id}: no words are named <${name}>`, {
      hint: `name one of these: ${[...named.keys()].join(', ')}; or add it to words.tsv beside it`,
    });
  };
  return phrase
    .replace(/\{[^}]*\}/g, (group) => group.replace(/<(\w+)>/g, (_, name: string) => choices(name)))
    .replace(/<(\w+)>/g, (_, name: string) => `{${choices(name)}}`);
}

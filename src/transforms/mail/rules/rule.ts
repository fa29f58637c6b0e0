/** What a mail can be; the values of email_classifications.classification_label. */
export type Label =
  | 'interview_invite'
  | 'rejection'
  | 'status_update'
  | 'offer'
  | 'assessment'
  | 'newsletter'
  | 'spam'
  | 'other';

export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'any';

/** A phrase that speaks for a label; see compilePhrase for its notation. */
export interface PhraseRule {
  /** Names the rule in the evidence: `rejection.en.other-candidates`. */
  id: string;
  label: Label;
  phrase: string;
  /** Looked for in the subject only. */
  inSubject: boolean;
}

/** Phrases by language and name, as the files beside this one list them; a name that ends in `@subject` is for subjects. */
export type PhraseTable = Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>;

/** The rules of one label. */
export function phraseRules(label: Label, table: PhraseTable): PhraseRule[] {
  return Object.entries(table).flatMap(([language, phrases]) =>
    Object.entries(phrases).map(([name, phrase]) => ({
      id: `${label}.${language}.${name.replace('@subject', '')}`,
      label,
      phrase,
      inSubject: name.endsWith('@subject'),
    })),
  );
}

import { words } from './words.ts';

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
  /** Says something in any mail; all else but newsletters and spam needs a mail that speaks of an application for work. */
  aboutAnything: boolean;
  /** Says nothing alone. */
  isHint: boolean;
}

/** Phrases by language and name, as the files beside this one list them; `@subject`, `@any` and `@hint` at the end of a name set the fields. */
export type PhraseTable = Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>;

/** The rules of one label; `<name>` in a phrase stands for the words of that name. */
export function phraseRules(label: Label, table: PhraseTable): PhraseRule[] {
  return Object.entries(table).flatMap(([language, phrases]) =>
    Object.entries(phrases).map(([name, phrase]) => ({
      id: `${label}.${language}.${name.replace(/@.*$/, '')}`,
      label,
      phrase: spellOut(phrase, words[language as Language]),
      inSubject: name.includes('@subject'),
      aboutAnything: name.includes('@any'),
      isHint: name.includes('@hint'),
    })),
  );
}

function spellOut(phrase: string, named: Readonly<Record<string, string>>): string {
  const choices = (name: string): string => {
    const found = named[name];
    if (found === undefined) throw new Error(`no words are named <${name}>: ${phrase}`);
    return found;
  };
  return phrase
    .replace(/\{[^}]*\}/g, (group) => group.replace(/<(\w+)>/g, (_, name: string) => choices(name)))
    .replace(/<(\w+)>/g, (_, name: string) => `{${choices(name)}}`);
}

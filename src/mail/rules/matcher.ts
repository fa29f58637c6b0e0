import { once } from '../../once.ts';
import { MAX_SENTENCE_CHARACTERS } from '../../text/text-limits.ts';
import { fold, sentences, withoutSpacedSigns } from '../reading/fold.ts';
import { languagesOf } from '../reading/language.ts';
import type { SenderKind } from '../reading/senders.ts';
import {
  type Doubt,
  type Finding,
  isUnasked,
  type Prepared,
  type Topic,
  topicOf,
  whyIgnored,
  withEnglish,
} from './doubts.ts';
import { findGuardIn } from './guard-search.ts';
import { type Kind, LABELS, type Label, type PhraseRule } from './phrase-rules.ts';
import { type SearchedText, searched } from './searched-text.ts';
import { sayings } from './sentence-matcher.ts';

/** A rule that found its phrase; `ignored` says why it has no say. */
export interface Match {
  ruleId: string;
  label: Label;
  kind: Kind | SenderKind | 'topic' | undefined;
  weight: PhraseRule['weight'];
  /** Found by the grammar of sentences. */
  bySentence: boolean;
  /** Its rule is looked for in the subject only. */
  subjectOnly: boolean;
  /** What it found, folded. */
  phrase: string;
  /** It stands in the subject. */
  inSubject: boolean;
  /** It stands in the text. */
  inBody: boolean;
  /** Where in the mail: the subject comes first. */
  position: number;
  /** Where its words end. */
  end: number;
  ignored: Doubt | null;
}

/** How a line of a numbered list begins, in many languages. */
const STEP =
  /^[ \t]*(?:(?:step|schritt|paso|etapa|étape|fase|passo|stap|krok|этап|шаг|adım|aşama)[ \t]*)?[1-9][.):\u3001 ]/gim;
const LEAST_STEPS = 3;
/** Positions in the body begin here. */
const BODY = 1000;

/** Makes a mail ready: its own words are searched; all its words, quoted mail too, may tell what it is about. */
export function prepare(sender: string, subject: string, own: string, all: () => string): Prepared {
  const line = sentences(subject).replaceAll('\n', ' ').slice(0, MAX_SENTENCE_CHARACTERS);
  const body = sentences(own);
  const languages = languagesOf(subject, own);
  const spoken = withEnglish(languages);
  const told = [line, ...body.split('\n')].map(searched);
  const allSentences = once(() => searchedAgain(sentences(all()), told));
  const findTopic = (): Topic => {
    const topic = topicOf(fold(sender), told, spoken);
    if (topic !== 'unclear') return topic;
    return topicOf('', [...told.slice(0, 1), ...allSentences()], spoken) === 'work'
      ? 'work'
      : topic;
  };
  return {
    subject: line,
    sentences: told,
    languages,
    body,
    tellsSteps: (own.match(STEP)?.length ?? 0) >= LEAST_STEPS,
    topic: once(findTopic),
    isUnasked: once(() => isUnasked(told, allSentences, spoken)),
  };
}

/** The sentences of a text; most are those of the mail's own words, which have been searched. */
function searchedAgain(text: string, told: readonly SearchedText[]): SearchedText[] {
  const known = new Map(told.map((sentence) => [sentence.text, sentence]));
  return text.split('\n').map((sentence) => known.get(sentence) ?? searched(sentence));
}

/**
 * Every rule whose phrase is in the mail, in the order in which they stand there; of those that begin at one
 * place the longest first, then by label and id: the order of the rules' files says nothing.
 */
export function findMatches(mail: Prepared): Match[] {
  const found = new Map<string, Match>();
  const [subject, ...body] = mail.sentences;
  if (subject !== undefined) searchSentence(mail, subject, 0, true, found);
  let start = 0;
  for (const sentence of body) {
    searchSentence(mail, sentence, start, false, found);
    start += sentence.text.length + 1;
  }
  return [...found.values()].sort(byPlace);
}

function byPlace(a: Match, b: Match): number {
  return (
    a.position - b.position ||
    b.phrase.length - a.phrase.length ||
    LABELS.indexOf(a.label) - LABELS.indexOf(b.label) ||
    (a.ruleId < b.ruleId ? -1 : 1)
  );
}

/** Whether the mail asks its reader for something. */
export function asksForSomething(mail: Prepared): boolean {
  return findGuardIn('request', mail.sentences.slice(1), mail.languages) !== null;
}

/** Adds what the rules find in a sentence: of each rule the first match that counts, else the first that does not. */
function searchSentence(
  mail: Prepared,
  sentence: SearchedText,
  start: number,
  inSubject: boolean,
  found: Map<string, Match>,
): void {
  const add = (rule: PhraseRule, said: Finding['words'], bySentence: boolean): void => {
    const known = found.get(rule.id);
    if (known !== undefined && known.ignored === null && known.inBody) return;
    const finding = { words: said, sentence, start, inSubject };
    const ignored = whyIgnored(mail, rule, finding);
    if (known !== undefined && ignored !== null) return;
    if (known?.ignored === null) known.inBody = true;
    else found.set(rule.id, { ...matchOf(rule, finding), ignored, bySentence });
  };
  for (const candidate of sentence.candidates('rule', mail.languages)) {
    const { rule } = candidate.meaning;
    if (rule === undefined || (rule.inSubject && !inSubject)) continue;
    for (const said of candidate.find(1)) add(rule, said, false);
  }
  for (const { rule, ...said } of sayings(sentence, mail.languages)) add(rule, said, true);
}

function matchOf(rule: PhraseRule, { words, sentence, start, inSubject }: Finding) {
  const place = start + (inSubject ? 0 : BODY);
  return {
    ruleId: rule.id,
    label: rule.label,
    kind: rule.kind,
    weight: rule.weight,
    subjectOnly: rule.inSubject,
    phrase: withoutSpacedSigns(sentence.text.slice(words.start, words.end)).slice(0, 200),
    inSubject,
    inBody: !inSubject,
    position: place + words.start,
    end: place + words.end,
  };
}

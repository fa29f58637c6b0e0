import { sentences } from './fold.ts';
import { type CompiledPhrase, compilePhrase, type Vocabulary } from './phrase.ts';
import { assessment } from './rules/assessment.ts';
import { assessmentDone, conditionals, notConditional, requests } from './rules/guards.ts';
import { interviewInvite } from './rules/interview-invite.ts';
import { newsletter, spam } from './rules/newsletter.ts';
import { offer } from './rules/offer.ts';
import { rejection } from './rules/rejection.ts';
import type { Label, PhraseRule } from './rules/rule.ts';
import { statusUpdate } from './rules/status-update.ts';

/** A rule that found its phrase; `ignored` says why it has no say. */
export interface Match {
  ruleId: string;
  label: Label;
  phrase: string;
  inSubject: boolean;
  /** Where in the mail: the subject comes first. */
  position: number;
  ignored: 'conditional' | 'done' | null;
}

/** A mail's words, ready to be searched. */
export interface Prepared {
  subject: string;
  body: string;
  vocabulary: Vocabulary;
}

export const phraseRuleList: readonly PhraseRule[] = [
  ...rejection,
  ...offer,
  ...interviewInvite,
  ...assessment,
  ...statusUpdate,
  ...newsletter,
  ...spam,
];

const compiled = phraseRuleList.map((rule) => ({ rule, phrase: compilePhrase(rule.phrase) }));
const openers = conditionals.map(compilePhrase);
const exceptions = notConditional.map(compilePhrase);
const finished = assessmentDone.map(compilePhrase);
const asking = requests.map(compilePhrase);

/** Labels whose phrases mean nothing inside a condition. */
const CONDITIONAL_LABELS: ReadonlySet<Label> = new Set([
  'rejection',
  'interview_invite',
  'offer',
  'assessment',
]);

export function prepare(subject: string, text: string): Prepared {
  const prepared = { subject: sentences(subject).replaceAll('\n', ' '), body: sentences(text) };
  const words = new Set(`${prepared.subject} ${prepared.body}`.split(/[^\p{L}\p{N}]+/u));
  return { ...prepared, vocabulary: { words, text: ` ${[...words].join(' ')}` } };
}

/** Every rule whose phrase is in the mail, in the order in which they stand there. */
export function findMatches(mail: Prepared): Match[] {
  const matches = compiled.flatMap(({ rule, phrase }) => {
    const match = findRule(mail, rule, phrase);
    return match === undefined ? [] : [match];
  });
  return matches.sort((a, b) => a.position - b.position);
}

/** Whether the mail asks its reader for something. */
export function asksForSomething(mail: Prepared): boolean {
  return asking.some((phrase) => phrase.mayBeIn(mail.vocabulary) && phrase.pattern.test(mail.body));
}

/** The first match that counts, else the first that does not. */
function findRule(mail: Prepared, rule: PhraseRule, phrase: CompiledPhrase): Match | undefined {
  if (!phrase.mayBeIn(mail.vocabulary)) return undefined;
  const inSubject = phrase.pattern.exec(mail.subject);
  if (inSubject !== null) {
    return toMatch(
      rule,
      inSubject[0],
      true,
      inSubject.index,
      whyIgnored(mail.subject, rule.label, inSubject),
    );
  }
  if (rule.inSubject) return undefined;
  let ignored: Match | undefined;
  for (const found of mail.body.matchAll(new RegExp(phrase.pattern, 'g'))) {
    const match = toMatch(
      rule,
      found[0],
      false,
      1000 + found.index,
      whyIgnored(mail.body, rule.label, found),
    );
    if (match.ignored === null) return match;
    ignored ??= match;
  }
  return ignored;
}

function toMatch(
  rule: PhraseRule,
  phrase: string,
  inSubject: boolean,
  position: number,
  ignored: Match['ignored'],
): Match {
  return { ruleId: rule.id, label: rule.label, phrase: phrase.slice(0, 200), inSubject, position, ignored };
}

function whyIgnored(body: string, label: Label, found: RegExpExecArray): Match['ignored'] {
  if (!CONDITIONAL_LABELS.has(label)) return null;
  const start = body.lastIndexOf('\n', found.index) + 1;
  const before = body.slice(start, found.index + found[0].length);
  const sentence = body.slice(start).split('\n', 1)[0] ?? '';
  if (label === 'assessment' && finished.some((phrase) => phrase.pattern.test(sentence))) return 'done';
  const conditional = openers.some((phrase) => phrase.pattern.test(before));
  return conditional && !exceptions.some((phrase) => phrase.pattern.test(before)) ? 'conditional' : null;
}

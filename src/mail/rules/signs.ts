// The signs of a mail: what the rules noticed in it, whether it decides something or not, in words of no language.
import { isSenderOf, SENDER_KINDS } from '../reading/senders.ts';
import { isReply, type Prepared } from './doubts.ts';
import { findGuardIn } from './guard-search.ts';
import type { GuardKind } from './guards.ts';
import type { Match } from './matcher.ts';
import { concepts } from './sentence-rules.ts';

/** Guards that tell something of the mail as a whole. */
const TELLING: readonly GuardKind[] = [
  ...(['work', 'not_work', 'work_subject', 'advice', 'work_hint', 'other_topic'] as const),
  ...(['request', 'approach', 'applied', 'names_reader', 'names_person'] as const),
  ...(['conditional', 'denial', 'assessment_done', 'interview_done'] as const),
];

/** The signs of a mail, e.g. `concept others`, `found rejection conditional`; each once. */
export function signsOf(
  mail: Prepared,
  matches: readonly Match[],
  envelope: { fromAddress: string; isBulk: boolean },
): string[] {
  const signs = new Set<string>([`topic ${mail.topic()}`]);
  for (const [place, sentence] of mail.sentences.entries()) {
    for (const { place: which, find } of sentence.candidates('concept', mail.languages)) {
      const name = concepts()[which]?.name;
      if (name === undefined || find(1).length === 0) continue;
      signs.add(`concept ${name}`);
      if (place === 0) signs.add(`subject ${name}`);
    }
  }
  for (const { label, kind, ignored } of matches) {
    signs.add(`found ${label}${ignored === null ? '' : ` ${ignored}`}`);
    if (kind !== undefined) signs.add(`kind ${kind}`);
  }
  const spoken = [...mail.languages, 'en'];
  for (const kind of TELLING)
    if (findGuardIn(kind, mail.sentences, spoken) !== null) signs.add(`guard ${kind}`);
  for (const kind of SENDER_KINDS)
    if (isSenderOf(envelope.fromAddress, kind)) signs.add(`sender ${kind}`);
  if (mail.isUnasked()) signs.add('unasked');
  if (envelope.isBulk) signs.add('bulk');
  if (isReply(mail.subject)) signs.add('reply');
  return [...signs];
}

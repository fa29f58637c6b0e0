// The signs of a mail: what the rules noticed in it, whether it decides something or not, in words of no language.
import { fold } from '../reading/fold.ts';
import type { Languages } from '../reading/language.ts';
import { isSenderOf, SENDER_KINDS } from '../reading/senders.ts';
import { isReply, type Prepared, withEnglish } from './doubts.ts';
import { findGuardIn } from './guard-search.ts';
import type { GuardKind } from './guards.ts';
import type { Match } from './matcher.ts';
import { type SearchedText, searched } from './searched-text.ts';
import { traitsOf } from './traits.ts';

/** Guards that tell something of the mail as a whole. */
const TELLING: readonly GuardKind[] = [
  ...([
    'work',
    'not_work',
    'work_subject',
    'advice',
    'work_hint',
    'other_topic',
    'paid',
    'elsewhere',
  ] as const),
  ...(['request', 'approach', 'applied', 'names_reader', 'names_person'] as const),
  ...(['conditional', 'denial', 'unreal', 'assessment_done', 'interview_done'] as const),
];

/** The sign of a mail that names a setting in which people apply for what is no work, and no paid work. */
export const ELSEWHERE = 'elsewhere';

/** The sign of a mail that comes from a tracking system. */
export const OF_SYSTEM = 'sender ats';

/** Whether a mail names a job, pay or a contract, or comes from a tracking system, by its signs. */
export function isOfPaidWork(signs: Iterable<string>): boolean {
  for (const sign of signs) if (sign === 'guard paid' || sign === OF_SYSTEM) return true;
  return false;
}

/** So many words of a text lean one way twice, or often; more of them say nothing new. */
const TWICE = 2;
const OFTEN = 4;

interface Envelope {
  fromAddress: string;
  isBulk: boolean;
}

/** The signs of a mail, e.g. `concept others`, `leans regret`, `found rejection conditional`; each once. */
export function signsOf(mail: Prepared, matches: readonly Match[], envelope: Envelope): string[] {
  const reply = isReply(mail.subject);
  const [subject, ...body] = mail.sentences;
  // The subject of a reply is of the first mail.
  const own = subject === undefined || reply ? [] : [subject];
  const signs = new Set([
    `topic ${mail.topic()}`,
    ...prefixed('concept', conceptsIn([...own, ...body], mail.languages)),
    ...prefixed('subject', conceptsIn(own, mail.languages)),
    ...prefixed('subject leans', leaningWords(own, mail.languages).keys()),
    ...textLeanings(body, mail.languages),
    ...senderSigns(envelope),
    ...traitsOf(mail, envelope.fromAddress),
  ]);
  for (const { label, kind, ignored, inBody } of matches) {
    if (reply && !inBody) continue;
    signs.add(`found ${label}${ignored === null ? '' : ` ${ignored}`}`);
    if (kind !== undefined) signs.add(`kind ${kind}`);
  }
  const spoken = withEnglish(mail.languages);
  for (const kind of TELLING)
    if (findGuardIn(kind, mail.sentences, spoken) !== null) signs.add(`guard ${kind}`);
  if (signs.has('guard elsewhere') && !isOfPaidWork(signs)) signs.add(ELSEWHERE);
  if (mail.isUnasked()) signs.add('unasked');
  if (reply) signs.add('reply');
  // In order, so that sums over them are the same to the last digit.
  return [...signs].sort();
}

const prefixed = (prefix: string, names: Iterable<string>): string[] =>
  Array.from(names, (name) => `${prefix} ${name}`);

/** The concepts that texts have words for; words are only looked for until one is found. */
function conceptsIn(texts: readonly SearchedText[], languages: Languages): Set<string> {
  const found = new Set<string>();
  for (const text of texts) {
    for (const candidate of text.candidates('concept', languages)) {
      const { name } = candidate.meaning;
      if (!found.has(name) && candidate.find(1).length > 0) found.add(name);
    }
  }
  return found;
}

/** How many words of a text lean which way. */
function leaningWords(texts: readonly SearchedText[], languages: Languages): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const candidate of text.candidates('leaning', languages)) {
      const { name } = candidate.meaning;
      const known = counts.get(name) ?? 0;
      const more = known < OFTEN ? candidate.find(OFTEN - known).length : 0;
      if (more > 0) counts.set(name, known + more);
    }
  }
  return counts;
}

function textLeanings(body: readonly SearchedText[], languages: Languages): string[] {
  return Array.from(leaningWords(body, languages), ([name, count]) => [
    `leans ${name}`,
    ...(count >= TWICE ? [`leans ${name} twice`] : []),
    ...(count >= OFTEN ? [`leans ${name} often`] : []),
  ]).flat();
}

function senderSigns({ fromAddress, isBulk }: Envelope): string[] {
  const kinds = SENDER_KINDS.filter((kind) => isSenderOf(fromAddress, kind));
  const [name = ''] = fromAddress.split('@');
  return [
    ...prefixed('sender', kinds),
    ...prefixed('sender leans', leaningWords([searched(fold(name))], []).keys()),
    ...(isBulk ? ['bulk'] : []),
  ];
}

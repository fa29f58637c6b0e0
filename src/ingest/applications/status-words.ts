// What the words of lists and bots say of an application: knowledge/words/statuses.tsv.
import { type Found, words } from '../../knowledge/words.ts';
import { saysNothing } from '../normalise/says-nothing.ts';

/** Words that only say how others are meant. */
const NO_KIND = ['none', 'not', 'then'] as const;

/** The headings in knowledge/words/statuses.tsv say what each is. */
export const STATUS_KINDS = [
  ...['saved', 'sent', 'pending', 'waiting', 'replied', 'assessment', 'interview'],
  ...['phone_screen', 'technical', 'onsite', 'hr', 'round_1', 'round_2', 'round_3', 'round_4'],
  'final',
  ...['offer', 'accepted', 'rejected', 'ghosted', 'withdrawn', 'failed', 'skipped', 'archived'],
  ...['yes', 'no'],
  ...NO_KIND,
] as const;

type AnyKind = (typeof STATUS_KINDS)[number];
type StatusKind = Exclude<AnyKind, (typeof NO_KIND)[number]>;

const statusWords = words('statuses', STATUS_KINDS);

/** What nyx.applications calls its states. */
const OWN = ['queued', 'in_progress', 'submitted', 'failed', 'paused', 'skipped', 'cancelled'];
const INTERVIEWS = ['phone_screen', 'technical', 'onsite', 'hr'] as const;
const SENT = [
  'sent',
  'waiting',
  'replied',
  'assessment',
  'interview',
  'offer',
  'accepted',
] as const;
/** What readStatus says instead of a state where a word leaves it open; settle_status.sql decides. */
export const NO_STATES = ['pending', 'no', 'archived'] as const;
/** A cell that is longer is a note, and no status. */
const MOST_CHARACTERS = 80;

interface ToldAnswer {
  kind: 'interview' | 'offer' | 'rejection' | 'assessment' | 'reply' | 'withdrawal';
  /** Of an interview. */
  round: number | null;
  type: string | null;
  isFinal: boolean;
}

/** What a status says. */
export interface StatusMeaning {
  /** A state of nyx.applications, or one of NO_STATES; null says none. */
  status: string | null;
  /** It is a state's very name, which counts whatever is known already. */
  isOwn: boolean;
  /** Whether any word of it is known. */
  isKnown: boolean;
  answers: ToldAnswer[];
  /** For people: the kinds of words, joined. */
  read: string;
}

/** Reads a status or an outcome. */
export function readStatus(text: string): StatusMeaning {
  const name = text.trim().toLowerCase();
  if (OWN.includes(name))
    return { status: name, isOwn: true, isKnown: true, answers: [], read: name };
  const spaced = text.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  const kinds =
    text.length > MOST_CHARACTERS ? new Set<StatusKind>() : kindsOf(toldBy(spaced).kinds);
  return {
    status: stateOf(kinds),
    isOwn: false,
    isKnown: kinds.size > 0 || saysNothing(text),
    answers: answersOf(kinds),
    read: [...kinds].map((kind) => kind.replace('_', ' ')).join(', '),
  };
}

/** What a cell says that should hold a date: that it was sent, that it was not, nothing, or something else. */
export function readMark(text: string): 'yes' | 'no' | 'nothing' | 'else' {
  if (saysNothing(text)) return 'nothing';
  const { kinds, isDenied } = toldBy(text);
  if (kinds.size === 0 && isDenied) return 'no';
  if (
    ['no', 'saved', 'pending', 'waiting', 'skipped', 'failed'].some((kind) =>
      kinds.has(kind as StatusKind),
    )
  )
    return 'no';
  return kinds.size > 0 ? 'yes' : 'else';
}

/** What a text says: what it denies is said by no other word, and so not known. */
function toldBy(text: string): { kinds: ReadonlySet<StatusKind>; isDenied: boolean } {
  const spellings = statusWords.foundIn(text);
  const isDenied = spellings.some((found) => found.some(isDenial));
  return {
    kinds: new Set(spellings.flatMap((found) => clausesOf(found).flatMap(saidIn))),
    isDenied,
  };
}

const isDenial = ({ kind }: Found<AnyKind>): boolean => kind === 'not' || kind === 'none';

/** Words that belong together: a comma, or `after`, begins something new. */
function clausesOf(found: readonly Found<AnyKind>[]): Found<AnyKind>[][] {
  const clauses: Found<AnyKind>[][] = [[]];
  for (const word of found) {
    if (word.kind === 'then') clauses.push([]);
    else clauses.at(-1)?.push(word);
  }
  return clauses;
}

/** `rejected without interview`: what follows is denied; `interview not scheduled`: else what stands before. */
function saidIn(clause: readonly Found<AnyKind>[]): StatusKind[] {
  const said = clause.filter(
    (word): word is Found<StatusKind> => !NO_KIND.some((kind) => kind === word.kind),
  );
  const denial = clause.find(isDenial);
  if (denial === undefined) return said.map(({ kind }) => kind);
  const isFollowed = said.some(({ at }) => at > denial.at);
  const holds = (at: number) =>
    at === denial.at || (at < denial.at && (isFollowed || denial.kind === 'none'));
  return said.filter(({ at }) => holds(at)).map(({ kind }) => kind);
}

/** A `no` beside other words is none by itself. */
function kindsOf(found: ReadonlySet<StatusKind>): ReadonlySet<StatusKind> {
  return found.size > 1
    ? new Set([...found].filter((kind) => kind !== 'yes' && kind !== 'no'))
    : found;
}

function stateOf(kinds: ReadonlySet<StatusKind>): string | null {
  if (kinds.has('withdrawn')) return 'cancelled';
  if (kinds.has('rejected') || kinds.has('ghosted')) return 'submitted';
  const isSent = [...SENT, ...INTERVIEWS].some((kind) => kinds.has(kind));
  if (isSent && !kinds.has('failed') && !kinds.has('skipped')) return 'submitted';
  if (kinds.has('failed')) return 'failed';
  if (kinds.has('skipped')) return 'skipped';
  if (kinds.has('saved')) return 'queued';
  if (kinds.has('yes')) return 'submitted';
  return NO_STATES.find((kind) => kinds.has(kind)) ?? null;
}

function answersOf(kinds: ReadonlySet<StatusKind>): ToldAnswer[] {
  const plain = (kind: ToldAnswer['kind'], ...words: StatusKind[]): ToldAnswer[] =>
    words.some((word) => kinds.has(word))
      ? [{ kind, round: null, type: null, isFinal: false }]
      : [];
  const type = INTERVIEWS.find((kind) => kinds.has(kind)) ?? null;
  const round = [1, 2, 3, 4].find((n) => kinds.has(`round_${n}` as StatusKind)) ?? null;
  const isInterview = kinds.has('interview') || type !== null;
  return [
    ...(isInterview
      ? [{ kind: 'interview' as const, round, type, isFinal: kinds.has('final') }]
      : []),
    ...plain('assessment', 'assessment'),
    ...plain('offer', 'offer', 'accepted'),
    ...plain('rejection', 'rejected'),
    ...plain('reply', 'replied'),
    ...plain('withdrawal', 'withdrawn'),
  ];
}

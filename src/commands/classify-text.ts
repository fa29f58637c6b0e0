// What the rules make of a message, and what a person's verdicts teach of it, for people.
import { shownName } from '../ingest/source/pipe.ts';
import type { Verdict } from '../mail/rules/classify-mail.ts';
import { wholePercent } from '../reports/format.ts';
import { visible } from '../reports/visible.ts';
import type { Lesson, LoadedMail } from '../transforms/review/loaded-mail.ts';

/** A message that was classified; of a loaded one also what was said of it and of those like it. */
export interface Classified {
  file: string;
  verdict: Verdict;
  loaded?: Pick<LoadedMail, 'stands' | 'lessons'>;
}

export function describeClassified(one: Classified, explain: boolean): string {
  const { file, verdict, loaded } = one;
  const receipt = verdict.isReceipt ? ', an automatic receipt' : '';
  const told = `${verdict.label}${receipt}, ${verdict.quadrant}, ${wholePercent(verdict.confidence)}`;
  const line = `${visible(shownName(file))}: ${told}`;
  if (!explain) return line;
  const signs = `  noticed  ${verdict.signs.join(', ')}`;
  const matches =
    verdict.matches.length === 0
      ? ['  no rule found anything', signs]
      : [signs, ...verdict.matches.map((match) => explainMatch(match, verdict))];
  return [line, ...matches, ...(loaded ? explainLoaded(loaded) : [])].join('\n');
}

const ALIKE = {
  text: 'with this text',
  subject: 'of this sender with this subject',
  phrase: 'with these words',
  sender: 'of this sender',
} as const;

/** `you said rejection for 3 mails of this sender` */
const describeLesson = ({ kind, label, verdicts }: Lesson): string =>
  `you said ${label} for ${verdicts} mails ${ALIKE[kind]}`;

function explainLoaded({ stands, lessons }: Pick<LoadedMail, 'stands' | 'lessons'>): string[] {
  const taught = lessons.map(
    (lesson, place) => `  ${place === 0 ? 'taught ' : 'also   '}  ${describeLesson(lesson)}`,
  );
  if (stands === null) return [...taught, `  counts   as nothing yet: 'nyx-etl transform' is next`];
  const sure = stands.confidence === null ? '' : `, ${wholePercent(stands.confidence)}`;
  const by = stands.by === 'user' ? ', as you said' : stands.by === 'llm' ? ', by a model' : '';
  return [...taught, `  counts   as ${stands.label ?? 'nothing'}${sure}${by}`];
}

const IGNORED = {
  alone: ' (says nothing alone)',
  conditional: ' (only a condition)',
  denied: ' (denied)',
  done: ' (lies behind)',
  quoted: ' (quoted words)',
  topic: ' (about something else)',
  unasked: ' (an approach, no answer)',
  unclear: ' (does not say that it is about work)',
} as const;

function explainMatch(match: Verdict['matches'][number], verdict: Verdict): string {
  const decides = match.ruleId === verdict.ruleId && verdict.basis !== 'guess';
  const decided = decides ? 'decided' : 'also   ';
  const where = match.inSubject ? ' in the subject' : '';
  return `  ${decided}  ${match.ruleId}: "${visible(match.phrase)}"${where}${match.ignored === null ? '' : IGNORED[match.ignored]}`;
}

// A review in a terminal: one key per mail.
import { on } from 'node:events';
import { counted } from '../counted.ts';
import type { Session } from '../database/session.ts';
import { interrupted } from '../interrupt.ts';
import type { Label } from '../mail/rules/phrase-rules.ts';
import { printText } from '../output.ts';
import { forgetVerdict, judgeMail } from '../transforms/review/judge-mail.ts';
import type { Review, WaitingMail } from '../transforms/review/read-review.ts';
import { describeCandidate, describeMail } from './review-text.ts';
import { fitLines } from './table.ts';

const LABEL_OF_KEY: Readonly<Record<string, Label>> = {
  i: 'interview_invite',
  r: 'rejection',
  o: 'offer',
  a: 'assessment',
  t: 'status_update',
  l: 'newsletter',
  p: 'spam',
  n: 'other',
};
/** Labels that say of a mail that it is about no application. */
const ABOUT_NONE: ReadonlySet<Label> = new Set(['newsletter', 'spam', 'other']);

/** Also Ctrl-C and Ctrl-D, which a raw terminal gives as characters. */
const QUITS: ReadonlySet<string> = new Set(['q', '\u0003', '\u0004']);

const KEYS = [
  'i interview  r rejection  o offer  a assessment  t status  l newsletter  p spam',
  '1-9 the application, 0 none of them, then the label; Enter: as it is taken',
  'n not about an application  s skip  u undo the last  q quit',
].join('\n');

/** The keys typed on stdin, as they are typed; the terminal is as before when nobody listens any more. */
export async function* typedKeys(): AsyncGenerator<string> {
  const { stdin } = process;
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  try {
    // What begins with an escape is one key that means nothing here.
    for await (const [typed] of on(stdin, 'data', { signal: interrupted, close: ['end'] }))
      if (!String(typed).startsWith('\u001b')) yield* String(typed);
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
  }
}

interface Judged {
  at: number;
  emailId: string;
}

/** Shows the mails one after the other and stores what the keys say at once; gives how many are judged. */
export async function reviewByKeys(
  session: Session,
  { mails, waiting }: Review,
  keys: AsyncIterable<string> | Iterable<string>,
): Promise<number> {
  const judged: Judged[] = [];
  let at = 0;
  say(`${counted(waiting, 'mail')} in all\n${KEYS}\n`);
  let application = showMail(mails, at);
  for await (const typed of keys) {
    // What comes together was pasted, or typed before the mail was seen: it judges nothing.
    const key = typed.length === 1 ? typed : '';
    const mail = mails[at];
    if (mail === undefined || QUITS.has(key)) break;
    if (/\d/.test(key)) {
      application = choose(mail, Number(key)) ?? application;
      continue;
    }
    const last = key === 'u' ? judged.pop() : undefined;
    const label = /[\r\n]/.test(key) ? mail.label : LABEL_OF_KEY[key];
    if (last) {
      await forgetVerdict(session, last.emailId);
      printText('taken back\n');
      at = last.at;
    } else if (label) {
      await judgeMail(session, [{ emailId: mail.email_id, label, ...about(label, application) }]);
      judged.push({ at, emailId: mail.email_id });
      say(`-> ${label}${whatOf(mail, label, application)}\n`);
      at += 1;
    } else if (key === 's') at += 1;
    else {
      say(`${KEYS}\n`);
      continue;
    }
    if (at === mails.length) break;
    application = showMail(mails, at);
  }
  return judged.length;
}

/** Lines that fit the terminal. */
const say = (text: string) => printText(fitLines([text]));

const about = (label: Label, application: string | undefined) => {
  if (ABOUT_NONE.has(label)) return { application: 'none' };
  return application === undefined ? {} : { application };
};

/** Whoever forgets to choose between several applications is told so while `u` is at hand. */
function whatOf({ applications }: WaitingMail, label: Label, application: string | undefined) {
  if (application !== undefined || ABOUT_NONE.has(label)) return '';
  return applications.length === 0
    ? '; it fits no application that is loaded, and is linked once it fits one'
    : ', but of which application was not said: u, and choose one first';
}

/** Shows a mail; gives the application that it is about unless another is chosen: the linked one, else the only one. */
function showMail(mails: readonly WaitingMail[], at: number): string | undefined {
  const mail = mails[at];
  if (mail === undefined) return undefined;
  say(`\n${at + 1} of ${mails.length}: ${describeMail(mail)}\n`);
  const linked = mail.applications.filter((one) => one.linked);
  const [only, another] = linked.length > 0 ? linked : mail.applications;
  return another ? undefined : only?.application_id;
}

function choose(mail: WaitingMail, digit: number): string | undefined {
  if (digit === 0) {
    say(`about none of them; now its label, or Enter for ${mail.label}\n`);
    return 'none';
  }
  const chosen = mail.applications[digit - 1];
  if (chosen === undefined) {
    say(`there is no application ${digit}\n`);
    return undefined;
  }
  say(`about ${describeCandidate(chosen)}; now its label, or Enter for ${mail.label}\n`);
  return chosen.application_id;
}

// Asks a mail reader, where one is configured, about what the rules are unsure of.
import { setTimeout as sleep } from 'node:timers/promises';
import type { MailReaderSettings } from '../../configuration/sections/mail_reader.ts';
import { counted } from '../../counted.ts';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { interrupted, refuseInterrupted } from '../../interrupt.ts';
import { bodyLimits } from '../../mail/reading/body-limits.ts';
import { maskNames } from '../../mail/reading/reader-text.ts';
import { UNSURE } from '../../mail/rules/certainty.ts';
import type { Progress } from '../../progress.ts';
import { Budget } from './budget.ts';
import { complete, type Failure, requestBody } from './chat-completion.ts';
import { type CallKeeper, keeperOf } from './keep-call.ts';
import { promptFor } from './prompt.ts';
import { readAccounts, readVerdict } from './read-answer.ts';
import { questionOf } from './text-digest.ts';

const unaskedMail = sqlFile(import.meta.url, './unasked_mail.sql');

const PAGE = 50;
const ATTEMPTS = 3;
/** Who is told to wait longer asks again in the next run. */
const MAX_WAIT_SECONDS = 60;
/** So many mails in a row without an answer: it is not the mails. */
const MAX_FAILED_MAILS = 3;

interface UnaskedMail {
  text_sha256: string;
  waiting: number;
  subject: string | null;
  body_plain: string | null;
  body_html: string | null;
  person_name: string;
}

/** What a run has asked. */
interface Tally {
  asked: number;
  verdicts: number;
  failed: number;
  /** Texts that fail one after another. */
  inARow: number;
  stopped: string | undefined;
}

/**
 * Asks about each unsure text that was never asked about, the newest first, until all are answered, the budget is used up
 * or the API fails; keeps every answer at once. Returns a sentence that says what came of it; undefined when nothing was
 * to be asked. Throws SqlError when the process is asked to end.
 */
export async function askReader(
  session: Session,
  settings: MailReaderSettings,
  progress?: Progress,
): Promise<string | undefined> {
  const tally: Tally = { asked: 0, verdicts: 0, failed: 0, inARow: 0, stopped: undefined };
  const budget = new Budget(settings);
  const tried = new Set<string>();
  let total: number | undefined;
  let keeper: CallKeeper | undefined;
  for (;;) {
    // Those without an answer come again.
    const most = PAGE + tried.size - tally.asked;
    const { rows } = await runSqlFile<UnaskedMail>(session, unaskedMail, {
      ...bodyLimits,
      most: String(most),
    });
    const mails = rows.filter(({ text_sha256 }) => !tried.has(text_sha256));
    total ??= rows[0]?.waiting ?? 0;
    if (mails.length === 0 || tally.stopped !== undefined) break;
    keeper ??= await keeperOf(session, settings);
    for (const mail of mails) {
      progress?.({ step: 'asking the mail reader', done: tried.size, total, unit: 'mails' });
      tried.add(mail.text_sha256);
      await askAbout(mail, settings, { budget, keeper, tally });
      if (tally.stopped !== undefined) break;
    }
  }
  return total === 0 ? undefined : describe(tally, total, budget.usd);
}

interface Run {
  budget: Budget;
  keeper: CallKeeper;
  tally: Tally;
}

async function askAbout(
  mail: UnaskedMail,
  settings: MailReaderSettings,
  { budget, keeper, tally }: Run,
): Promise<void> {
  const question = questionOf({
    subject: mail.subject,
    bodyPlain: mail.body_plain,
    bodyHtml: mail.body_html,
  });
  // The mail has changed since the rules have read it: they do so again first.
  if (question?.sha256 !== mail.text_sha256) return;
  const body = requestBody(
    settings,
    promptFor({
      subject: maskNames(question.subject, mail.person_name),
      text: maskNames(question.text, mail.person_name),
    }),
  );
  for (let attempt = 1; ; attempt++) {
    tally.stopped = budget.refuses(body);
    if (tally.stopped !== undefined) return;
    if (attempt === 1) budget.countMail();
    const started = new Date();
    const outcome = await complete(settings, body);
    refuseInterrupted();
    if ('body' in outcome) {
      const accounts = readAccounts(outcome.body);
      const verdict = readVerdict(outcome.body);
      budget.spend(body, accounts);
      await keeper({ sha256: question.sha256, started, accounts, verdict });
      tally.asked++;
      tally.inARow = 0;
      if (verdict !== null && verdict.confidence > UNSURE) tally.verdicts++;
      return;
    }
    await keeper({ sha256: question.sha256, started, failure: outcome });
    if (await mayPass(outcome, attempt)) continue;
    tally.failed++;
    tally.inARow++;
    if (isHopeless(outcome) || tally.inARow === MAX_FAILED_MAILS) tally.stopped = outcome.message;
    return;
  }
}

/** Waits before the next attempt; false where there is none. */
async function mayPass({ hope, retryAfterSeconds }: Failure, attempt: number): Promise<boolean> {
  const seconds = retryAfterSeconds ?? 2 ** (attempt - 1) / 2;
  if (hope !== 'again' || attempt === ATTEMPTS || seconds > MAX_WAIT_SECONDS) return false;
  // Who is asked to end meanwhile ends in the next question.
  await sleep(seconds * 1000, undefined, { signal: interrupted }).catch(refuseInterrupted);
  return true;
}

const isHopeless = ({ hope, status }: Failure): boolean =>
  hope === 'never' || status === 'rate_limited';

function describe({ asked, verdicts, failed, stopped }: Tally, total: number, usd: number): string {
  const cost = usd > 0 ? ` for $${usd.toFixed(4)}` : '';
  const left = total - verdicts;
  const why = stopped === undefined ? '' : `: ${stopped}`;
  const failures = failed > 0 ? `, ${failed} without an answer` : '';
  const stay = left === 1 ? 'stays' : 'stay';
  const rest = left > 0 ? `; ${left} of ${total} ${stay} unsure${why}` : '';
  return `mail reader: ${counted(asked, 'mail')} read${cost}, ${counted(verdicts, 'verdict')}${failures}${rest}`;
}

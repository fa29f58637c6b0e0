import { type Session, transaction } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { ConfigError } from '../../errors.ts';
import type { Label } from '../../mail/rules/phrase-rules.ts';
import { isUuid } from '../../uuid.ts';
import { withTransformLock } from '../transform-lock.ts';

const openVerdicts = sqlFile(import.meta.url, './open_verdicts.sql');
const fillVerdicts = sqlFile(import.meta.url, './fill_verdicts.sql');
const verdictProblems = sqlFile(import.meta.url, './verdict_problems.sql');
const keepVerdicts = sqlFile(import.meta.url, './keep_verdicts.sql');
const judgedLast = sqlFile(import.meta.url, './judged_last.sql');
const forgetVerdicts = sqlFile(import.meta.url, './forget_verdicts.sql');

/** What a person says of a mail. */
export interface MailVerdict {
  emailId: string;
  /** Without one the mail is what it was taken for. */
  label?: Label;
  /** The id of the application it is about, `none` for none of them; without one links stay as they are. */
  application?: string;
  /** Where it stands, for messages, e.g. `line 3`. */
  place?: string;
}

/**
 * Stores what a person says of mails, all or nothing; the rules never overwrite it. Throws ConfigError for a mail or
 * an application that is not there, and for a mail judged twice; EtlError (75) while transforms run.
 */
export async function judgeMail(session: Session, verdicts: readonly MailVerdict[]): Promise<void> {
  await withVerdicts(session, verdicts, async () => {
    const { rows } = await runSqlFile<{ place: number; problem: string }>(session, verdictProblems);
    const [first] = rows;
    if (first) {
      const place = verdicts[first.place]?.place ?? `verdict ${first.place + 1}`;
      throw new ConfigError(`${place}: ${first.problem}; nothing was written`, {
        hint: `take the ids from 'nyx-etl review'`,
      });
    }
    await runSqlFile(session, keepVerdicts);
  });
}

/** Takes back what reviews said of a mail. Throws ConfigError when none has said anything; that names those judged last. */
export async function forgetVerdict(session: Session, emailId: string): Promise<void> {
  if (!isUuid(emailId)) throw await unjudged(session, emailId);
  await withVerdicts(session, [{ emailId }], async () => {
    const { rowCount } = await session.pg.query(
      `select from etl.review_verdicts as o
      join saturnus.email_classifications as c on c.id = o.email_classification_id
      where c.email_id = $1 limit 1`,
      [emailId],
    );
    if (rowCount === 0) throw await unjudged(session, emailId);
    await runSqlFile(session, forgetVerdicts);
  });
}

async function unjudged(session: Session, emailId: string): Promise<ConfigError> {
  const { rows } = await runSqlFile<{ email_id: string; label: string }>(session, judgedLast);
  const last = rows.map(({ email_id, label }) => `${email_id} ${label}`);
  return new ConfigError(`no review has said anything of mail ${emailId}`, {
    hint:
      last.length === 0
        ? "nothing was judged yet: 'nyx-etl review' shows what waits"
        : `give the id of a judged mail; the last are:\n${last.join('\n')}`,
  });
}

/** No transform runs meanwhile: it would remove, or make anew, the links that are judged. */
function withVerdicts(
  session: Session,
  verdicts: readonly MailVerdict[],
  work: () => Promise<void>,
): Promise<void> {
  verdicts.forEach(requireIds);
  const given = verdicts.map(({ emailId, label, application }, place) => ({
    place,
    email_id: emailId,
    label,
    application_id: application === 'none' ? null : application,
    denies: application === 'none',
  }));
  return withTransformLock(session, undefined, () =>
    transaction(session, async () => {
      await runSqlFile(session, openVerdicts);
      await runSqlFile(session, fillVerdicts, { verdicts: JSON.stringify(given) });
      await work();
    }),
  );
}

function requireIds({ emailId, application = 'none', place }: MailVerdict, index: number): void {
  const at = place ?? `verdict ${index + 1}`;
  if (!isUuid(emailId))
    throw new ConfigError(`${at}: the id of the mail is no UUID`, {
      hint: `take it from 'nyx-etl review'`,
    });
  if (application !== 'none' && !isUuid(application))
    throw new ConfigError(`${at}: the application is neither a UUID nor none`, {
      hint: `take it from 'nyx-etl review', or write none`,
    });
}

import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { ConfigError } from '../../errors.ts';
import type { Direction } from '../../mail/message-row.ts';
import { nearest } from '../../nearest.ts';

const findMailbox = sqlFile(import.meta.url, './sql/find_mailbox.sql');
const ownAddresses = sqlFile(import.meta.url, './sql/own_addresses.sql');

/** Whose mail is loaded: the address of the mailbox, its owner, and a direction that overrides the addresses. */
export interface Mailbox {
  address: string;
  userId: string;
  direction: Direction | null;
}

/**
 * The owner of a mailbox or a list of applications: by e-mail, or the only person there is; throws ConfigError, with what to
 * type, when that is not clear.
 */
export async function findOwner(
  session: Session,
  email: string | undefined,
  what: 'mailbox' | 'list' = 'mailbox',
): Promise<string> {
  const users = await session.db
    .selectFrom('nyx.users')
    .select(['id', 'email'])
    .orderBy('email')
    .execute();
  const found =
    email === undefined
      ? users
      : users.filter((user) => user.email.toLowerCase() === email.trim().toLowerCase());
  const [only] = found;
  if (only !== undefined && found.length === 1) return only.id;
  if (users.length === 0) {
    throw new ConfigError(`nobody is in nyx.users yet, so the ${what} has no owner`, {
      hint: 'load the person first: nyx-etl ingest table users FILE',
    });
  }
  throw new ConfigError(
    email === undefined
      ? `nyx.users holds ${users.length} people, so whose ${what} this is must be said`
      : 'no person in nyx.users has the e-mail address given with --user',
    { hint: 'name the owner: --user EMAIL, with an address from nyx.users' },
  );
}

/**
 * Finds or makes the mailbox and lays its facts out in `pg_temp.mailbox` for the statements of the load. Returns a sentence
 * about one that had to be made beside others of its owner: who mistypes an address would have all mail twice.
 */
export async function openMailbox(session: Session, mailbox: Mailbox): Promise<string | undefined> {
  const parameters = { user_id: mailbox.userId, address: mailbox.address };
  const { rows } = await runSqlFile<{ id: string; others: string[] | null }>(
    session,
    findMailbox,
    parameters,
  );
  const own = await runSqlFile<{ address: string }>(session, ownAddresses, {
    user_id: mailbox.userId,
  });
  await session.pg.query(
    'create temporary table mailbox (id uuid, addresses text[], direction text) on commit drop',
  );
  await session.pg.query('insert into pg_temp.mailbox values ($1, $2, $3)', [
    rows[0]?.id,
    [...own.rows.map((row) => row.address), mailbox.address],
    mailbox.direction,
  ]);
  const others = rows[0]?.others;
  if (!others) return undefined;
  const near = nearest(mailbox.address, others);
  const hint = near === undefined ? `its owner has ${others.length} more` : `did you mean ${near}?`;
  return `${mailbox.address} is a new mailbox: ${hint}`;
}

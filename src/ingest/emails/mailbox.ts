import type { Direction } from '../../choices.ts';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { nearest } from '../../text/nearest.ts';

const findMailbox = sqlFile(import.meta.url, './sql/find_mailbox.sql');
const ownAddresses = sqlFile(import.meta.url, './sql/own_addresses.sql');

/** Whose mail is loaded: the address of the mailbox, its owner, and a direction that overrides the addresses. */
export interface Mailbox {
  address: string;
  userId: string;
  direction: Direction | null;
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

import type { Session } from '../database/session.ts';
import { ConfigError } from '../errors.ts';

const LOAD_PERSON =
  'load the person first, as a table with name and email: nyx-etl ingest table users FILE';
const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/**
 * The owner of a mailbox or a list of applications: by e-mail, or the only person there is. A list may come before anything
 * else: where nobody is known yet, the person with that address is made, and `isNew`. Throws ConfigError, with what to type,
 * when it is not clear.
 */
export async function findOwner(
  session: Session,
  email: string | undefined,
  what: 'mailbox' | 'list' = 'mailbox',
): Promise<{ userId: string; isNew: boolean }> {
  const users = await session.db
    .selectFrom('nyx.users')
    .select(['id', 'email'])
    .orderBy('email')
    .execute();
  const address = email?.trim();
  const found =
    address === undefined
      ? users
      : users.filter((user) => user.email.toLowerCase() === address.toLowerCase());
  const [only] = found;
  if (only !== undefined && found.length === 1) return { userId: only.id, isNew: false };
  if (users.length > 0) throw unclear(email, users.length, what);
  if (what === 'list' && address !== undefined && ADDRESS.test(address))
    return { userId: await makePerson(session, address), isNew: true };
  throw new ConfigError(`nobody is in nyx.users yet, so the ${what} has no owner`, {
    hint: what === 'list' ? 'say whose it is: --user EMAIL' : LOAD_PERSON,
  });
}

/** A person of whom nothing but the address is known: it stands for the name, too. */
async function makePerson({ db }: Session, address: string): Promise<string> {
  const { id } = await db
    .insertInto('nyx.users')
    .values({ name: address, email: address })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function unclear(email: string | undefined, people: number, what: string): ConfigError {
  return new ConfigError(
    email === undefined
      ? `nyx.users holds ${people} people, so whose ${what} this is must be said`
      : 'no person in nyx.users has the e-mail address given with --user',
    { hint: 'name the owner: --user EMAIL, with an address from nyx.users' },
  );
}

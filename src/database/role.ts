import type { Session } from './session.ts';
import { runSqlFile, sqlFile } from './sql-file.ts';

/** Which of the roles of docs/roles.md the session has, and whether it may do what is documented of that one. */
interface Role {
  kind: 'owner' | 'nyx-etl' | 'writer' | 'reader' | 'none';
  ok: boolean;
  /** The role and what it may do, or what it lacks and what to type, in a sentence. */
  found: string;
  writes: boolean;
  seesMigrations: boolean;
}

interface Rights {
  schemas: bigint;
  role: string;
  may_create: boolean;
  is_owner: boolean;
  readable_of: bigint;
  readable: bigint;
  writes: boolean;
  writes_etl: boolean;
  sees_migrations: boolean;
  /** Of load, transform and export: for what it has the right that nothing else needs. */
  does: string[];
  lacking: string[];
}

const roleRights = sqlFile(import.meta.url, './role_rights.sql');
/** Enough to see what kind of right is missing. */
const NAMED = 3;
/** Load, transform and export. */
const ALL = 3;

/** Reads which role the session has, by the rights it was given. */
export async function readRole(session: Session): Promise<Role> {
  const { rows } = await runSqlFile<Rights>(session, roleRights);
  const [rights] = rows;
  if (!rights) throw new Error('an aggregate gave no row');
  const kind = kindOf(rights);
  const isPart = rights.does.length > 0 && rights.does.length < ALL;
  return {
    kind,
    ok: kind !== 'none' && (kind !== 'nyx-etl' || isPart || rights.lacking.length === 0),
    found: describe(kind, rights),
    writes: kind !== 'reader' && kind !== 'none',
    seesMigrations: rights.schemas === 0n || rights.sees_migrations,
  };
}

/** Who may write anything in etl is meant to run nyx-etl: of the other roles none needs that. */
function kindOf({
  schemas,
  may_create,
  is_owner,
  readable,
  writes,
  writes_etl,
}: Rights): Role['kind'] {
  if (schemas === 0n ? may_create : is_owner) return 'owner';
  if (writes_etl) return 'nyx-etl';
  if (writes) return 'writer';
  return readable > 0n ? 'reader' : 'none';
}

function describe(kind: Role['kind'], rights: Rights): string {
  const { role, readable, readable_of, does, lacking } = rights;
  const reads = readable === readable_of ? 'all tables' : `${readable} of ${readable_of} tables`;
  switch (kind) {
    case 'owner':
      return `${role} is the owner: may migrate, load, transform and export`;
    case 'nyx-etl':
      if (does.length > 0 && does.length < ALL)
        return `${role} runs a part of nyx-etl: may ${does.join(' and ')}; only the owner migrates`;
      return lacking.length === 0
        ? `${role} runs nyx-etl: may load, transform and export; only the owner migrates`
        : `${role} runs nyx-etl, and lacks ${namedFirst(lacking)}: let the owner grant it, see docs/roles.md`;
    case 'writer':
      return `${role} is a writer: may fill tables, as the agent and the mail reader do, not load, transform or export`;
    case 'reader':
      return `${role} is a reader of ${reads}: may look and report --live, not load, transform or export`;
    case 'none':
      return rights.schemas === 0n
        ? `${role} may not create schemas here: run 'nyx-etl migrate' as the owner of the database`
        : `${role} may read no table: let the owner grant it a role of docs/roles.md`;
  }
}

function namedFirst(lacking: readonly string[]): string {
  const more = lacking.length - NAMED;
  return `${lacking.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

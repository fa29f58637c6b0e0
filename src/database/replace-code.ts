import { MigrationError } from '../errors.ts';
import { packageVersion } from '../package-root.ts';
import { noteDefinitions } from './code-digests.ts';
import type { CodeStep } from './migration-files.ts';
import type { Session } from './session.ts';
import { runSqlFile, sqlFile } from './sql-file.ts';

interface CodeObject {
  /** `function`, `procedure`, `view`, `trigger` or `policy`. */
  kind: string;
  identity: string;
  /** The statement of a trigger; null for other kinds. */
  definition: string | null;
}

/** What has to be done after the objects of schema/code were dropped and made anew. */
interface Surrounding {
  /** The object it belongs to, or somebody else's view or trigger. */
  identity: string;
  /** The object of ours that a privilege is for; null for what is not ours. */
  requires_kind: string | null;
  requires_identity: string | null;
  /** Null for what cannot be made anew. */
  statement: string | null;
}

const inFolder = (name: string) => sqlFile(import.meta.url, `./code/${name}.sql`);

/**
 * Makes every function, view and trigger of `schema/code` anew, in the transaction the session is in. Privileges
 * on them, and other people's views and triggers that use them, stay. Throws MigrationError for something of
 * other people that could not be made anew, such as a column's default. `meanwhile` changes tables while nothing of it
 * uses them.
 */
export async function replaceCode(
  session: Session,
  steps: readonly CodeStep[],
  meanwhile: () => Promise<void> = async () => {},
): Promise<void> {
  const surroundings = await readSurroundings(session);
  await runSqlFile(session, inFolder('drop_code'));
  await meanwhile();
  const foreign = new Map((await readObjects(session)).map((object) => [key(object), object]));
  await becomeOwner(session);
  for (const step of steps) await apply(session, step);
  await session.pg.query('reset role');
  const objects = await readObjects(session);
  refuseReplaced(objects, foreign);
  const made = objects.filter((object) => !foreign.has(key(object)));
  await keepObjects(session, made);
  await becomeOwner(session);
  await noteDefinitions(session, made.map(key));
  await session.pg.query('reset role');
  await restore(session, surroundings, new Set(made.map(key)));
}

const key = ({ kind, identity }: Pick<CodeObject, 'kind' | 'identity'>): string =>
  `${kind} ${identity}`;

/** Throws MigrationError where a trigger of somebody else had the name of one of ours. */
function refuseReplaced(
  objects: readonly CodeObject[],
  foreign: ReadonlyMap<string, CodeObject>,
): void {
  const taken = objects.find((object) => {
    const before = foreign.get(key(object));
    return before !== undefined && before.definition !== object.definition;
  });
  if (!taken) return;
  throw new MigrationError(`trigger ${taken.identity} has the name of one of nyx-etl's`, {
    hint: "nothing was changed: give it another name with 'alter trigger … rename to …'",
  });
}

async function readSurroundings(session: Session): Promise<Surrounding[]> {
  const { rows } = await runSqlFile<Surrounding & { statement: string | null }>(
    session,
    inFolder('surroundings'),
  );
  const lost = rows.filter(({ statement }) => statement === null).map(({ identity }) => identity);
  if (lost.length === 0) return rows;
  throw new MigrationError(`${lost.join(', ')} uses what the migration replaces`, {
    hint: 'drop it, migrate, and create it again',
  });
}

async function readObjects(session: Session): Promise<CodeObject[]> {
  return (await runSqlFile<CodeObject>(session, inFolder('code_objects'))).rows;
}

/** A superuser who migrates makes what belongs to the owner of the tables: functions run with its rights. */
async function becomeOwner({ pg }: Session): Promise<void> {
  await pg.query(
    "select pg_catalog.set_config('role', tableowner, true) from pg_catalog.pg_tables" +
      " where schemaname = 'nyx' and tablename = 'users' and tableowner <> current_user",
  );
}

async function apply(session: Session, step: CodeStep): Promise<void> {
  await step.apply(session);
  await session.pg.query(
    'insert into etl.code_files (name, sha256, program_version) values ($1, $2, $3)',
    [step.name, step.sha256, packageVersion],
  );
}

async function keepObjects(session: Session, made: readonly CodeObject[]): Promise<void> {
  await session.pg.query(
    'insert into etl.code_objects (kind, identity) select * from unnest($1::text[], $2::text[])',
    [made.map(({ kind }) => kind), made.map(({ identity }) => identity)],
  );
}

/** A privilege on something that is there no more is gone with it. */
async function restore(
  session: Session,
  surroundings: readonly Surrounding[],
  made: ReadonlySet<string>,
): Promise<void> {
  for (const {
    identity,
    requires_kind: kind,
    requires_identity: required,
    statement,
  } of surroundings) {
    if (statement === null || (kind && required && !made.has(key({ kind, identity: required }))))
      continue;
    try {
      await session.pg.query(statement);
    } catch (cause) {
      throw new MigrationError(`${identity} does not fit what the migration makes`, {
        hint: 'drop it, migrate, and create it again',
        cause,
      });
    }
  }
}

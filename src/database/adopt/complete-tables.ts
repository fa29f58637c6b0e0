// Adopted tables come to have the columns, constraints and indexes that schema/ gives them.
import { type EtlError, MigrationError, SqlError } from '../../errors.ts';
import type { Session } from '../session.ts';
import { toSqlError } from '../sql-error.ts';
import { runSqlFile, type SqlFile, sqlFile } from '../sql-file.ts';

/** Rows that keep a table from being adopted. */
export interface Offence {
  /** e.g. `nyx.applications` */
  table: string;
  /**
   * Name of the constraint, or what is demanded of a column: `user_id: not null`, `id: type uuid`.
   */
  constraint: string;
  rows: number;
  example_id: string | null;
}

/** Thrown by completeTables; whoever began the transaction takes back what was done in it. */
export class Offended extends Error {
  readonly offences: readonly Offence[];
  constructor(offences: readonly Offence[]) {
    super('rows break a constraint');
    this.offences = offences;
  }
}

/** What to type when something in the database keeps it from being adopted. */
export const IN_THE_WAY =
  'nothing was changed: drop what is in the way, adopt, and create it again';

interface Step {
  step: string;
  table_name: string;
  column_name?: string;
  name?: string;
  /** What the statement does, in words; null for what goes without saying. */
  done: string | null;
  breaks?: string | null;
  offenders?: string | null;
  returns?: boolean | null;
  statement: string;
}

const columnSteps = sqlFile(import.meta.url, './column_steps.sql');
const constraintSteps = sqlFile(import.meta.url, './constraint_steps.sql');
const indexSteps = sqlFile(import.meta.url, './index_steps.sql');

/**
 * Completes all tables of the two schemas, and returns in words what was done to those that were
 * `moved`, and to columns of those that were `copied`: a copy comes without anything else. Needs
 * the relations of remember_model.sql. Throws Offended for rows that break a constraint which is to
 * be added.
 */
export async function completeTables(
  session: Session,
  moved: ReadonlySet<string>,
  copied: ReadonlySet<string>,
): Promise<string[]> {
  const done: string[] = [];
  const run = async (kind: string, steps: Step[]) => {
    for (const step of steps)
      await runStatement(session, step.statement, `${kind} ${nameOf(step)} of ${step.table_name}`);
    const told = steps.filter(
      ({ step, done: does, table_name }) =>
        does &&
        (moved.has(table_name) ||
          (copied.has(table_name) && kind === 'column' && step !== 'settle')),
    );
    done.push(...told.map((step) => describe(kind, step)));
  };
  const columns = await read(session, columnSteps);
  const casts = only('type', columns);
  await refuseOffenders(session, casts);
  await run('column', only('add', columns));
  const constraints = async (step: string) => only(step, await read(session, constraintSteps));
  const dropped = await constraints('drop');
  const returning = new Set(dropped.filter(({ returns }) => returns).map(idOf));
  await run('constraint', dropped);
  await run('column', casts);
  await run('constraint', await constraints('rename'));
  const settled = only('settle', columns);
  const added = (await constraints('add')).map((step) =>
    returning.has(idOf(step)) ? { ...step, done: null } : step,
  );
  await refuseOffenders(session, [...settled, ...added]);
  await run('column', settled);
  await run('constraint', added);
  for (const step of ['drop', 'rename', 'add'])
    await run('index', only(step, await read(session, indexSteps)));
  return done;
}

async function read(session: Session, file: SqlFile): Promise<Step[]> {
  return (await runSqlFile<Step>(session, file)).rows;
}

const only = (name: string, steps: Step[]): Step[] => steps.filter(({ step }) => step === name);

/** All of them are named at once: who mends data does not want to come back for the next. */
async function refuseOffenders(session: Session, steps: readonly Step[]): Promise<void> {
  const offences: Offence[] = [];
  for (const { table_name: table, column_name, name, breaks, offenders } of steps) {
    if (!offenders) continue;
    const { rows } = await session.pg.query<{ rows: bigint; example_id: string | null }>(offenders);
    const [found] = rows;
    if (!found || found.rows === 0n) continue;
    const constraint = name ?? `${column_name}: ${breaks}`;
    offences.push({ table, constraint, rows: Number(found.rows), example_id: found.example_id });
  }
  if (offences.length > 0) throw new Offended(offences);
}

const idOf = ({ table_name, name }: Step): string => `${table_name} ${name}`;

const nameOf = ({ column_name, name }: Step): string => column_name ?? name ?? '';

function describe(kind: string, { table_name, column_name, name, done }: Step): string {
  return kind === 'column'
    ? `column ${table_name}.${column_name}: ${done}`
    : `${kind} ${name} of ${table_name}: ${done}`;
}

/**
 * Runs one statement of an adoption. Throws MigrationError, naming `what`, where something in the
 * database is in the way.
 */
export async function runStatement(
  session: Session,
  statement: string,
  what: string,
): Promise<void> {
  try {
    await session.pg.query(statement);
  } catch (cause) {
    throw toObstacle(cause, `${what}: `);
  }
}

/** What PostgreSQL refused, with what to do about it; what may heal by itself stays as it is. */
export function toObstacle(cause: unknown, what = ''): EtlError {
  const error = toSqlError(cause);
  if (!(error instanceof SqlError) || error.retryable || error.exitCode !== 1) return error;
  return new MigrationError(`${what}${error.message}`, {
    hint: IN_THE_WAY,
    code: error.code,
    cause,
  });
}

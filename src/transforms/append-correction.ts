import pg from 'pg';
import { type Session, transaction } from '../database/session.ts';
import { valueRules } from '../database/value-rules.ts';
import { ConfigError, EtlError, LaterError } from '../errors.ts';
import { didYouMean } from '../text/nearest.ts';
import { isUuid } from '../uuid.ts';
import { findTakenKey } from './prove-unique.ts';

interface CorrectionRequest {
  /** Table of the data model, with or without its schema. */
  table: string;
  id: string;
  field: string;
  /** As text, JSON for json fields; null empties the field. */
  value: string | null;
  reason: string;
}

interface Correction {
  correctionId: string;
  table: string;
  id: string;
  field: string;
  /** False when the field had this value before. */
  changes: boolean;
}

/** Computed tables: a correction there would be gone, or contradict the facts, with the next run. */
const COMPUTED = new Set(['session_digests', 'company_metrics_daily']);

/** Tables some of whose rows are computed. */
const PARTLY_COMPUTED = new Map([['company_properties', `source = 'computed'`]]);

/**
 * Appends a correction after proving that the field could hold the value: type, NOT NULL, CHECK, UNIQUE, foreign key. Throws
 * ConfigError for an unknown table, field or row, and EtlError for a value that the table would refuse, or when a newer
 * correction of the field came in meanwhile; then nothing was written.
 */
export function appendCorrection(
  session: Session,
  request: CorrectionRequest,
): Promise<Correction> {
  return transaction(session, async () => {
    const schema = await schemaOf(session, request.table);
    const table = request.table.split('.').at(-1) ?? request.table;
    const type = await typeOf(session, schema, table, request.field);
    const oldValue = await readField(session, table, request);
    const newValue = await proveType(session, schema, table, request, type);
    await proveChecks(session, schema, table, request, newValue);
    await proveForeignKeys(session, schema, table, request.field, newValue);
    const taken = await findTakenKey(session, schema, table, request.field);
    if (taken)
      throw refused(
        `row ${taken.id} of ${table} has this ${taken.columns.join(' and ')} already, and no two rows may`,
      );
    const { rows } = await session.pg.query<{ id: string }>(
      `insert into nyx.data_corrections (table_name, record_id, field_name, old_value, new_value, correction_reason)
      values ($1, $2, $3, $4, $5, $6) returning id`,
      [table, request.id, request.field, oldValue, newValue, request.reason],
    );
    const correctionId = rows[0]?.id ?? '';
    await proveEffect(session, table, request.field, correctionId);
    return {
      correctionId,
      table: `${schema}.${table}`,
      id: request.id,
      field: request.field,
      changes: oldValue !== newValue,
    };
  });
}

async function schemaOf(session: Session, table: string): Promise<string> {
  const { rows } = await session.pg.query<{ schema: string; name: string }>(`
    select n.nspname as schema, c.relname as name
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname || '.' || c.relname = any (etl.model_tables()) and c.relkind = 'r'`);
  const found = rows.find(({ schema, name }) => name === table || `${schema}.${name}` === table);
  if (!found) {
    const known = rows.map(({ name }) => name);
    throw new ConfigError(`there is no table ${table}`, {
      hint: didYouMean(table, known, 'tables are those of the data model, e.g. applications'),
    });
  }
  if (COMPUTED.has(found.name)) {
    throw computed(found.name, `${found.name} is computed`);
  }
  if (found.name === 'data_corrections') {
    throw new ConfigError('a correction is not corrected itself', {
      hint: 'correct the same field again: the newest correction counts',
    });
  }
  return found.schema;
}

/** The field's type as SQL. */
async function typeOf(
  session: Session,
  schema: string,
  table: string,
  field: string,
): Promise<string> {
  const { rows } = await session.pg.query<{ name: string; type: string }>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_attribute as a
    where a.attrelid = format('%I.%I', $1::text, $2::text)::regclass and a.attnum > 0 and not a.attisdropped`,
    [schema, table],
  );
  const found = rows.find(({ name }) => name === field && name !== 'id');
  if (found) return found.type;
  const names = rows.map(({ name }) => name).filter((name) => name !== 'id');
  throw new ConfigError(
    field === 'id' ? 'the id of a row cannot be corrected' : `${table} has no field ${field}`,
    { hint: didYouMean(field, names, `fields are ${names.join(', ')}`) },
  );
}

/** The field as JSON text, with earlier corrections applied. */
async function readField(
  session: Session,
  table: string,
  { id, field }: CorrectionRequest,
): Promise<string> {
  if (!isUuid(id)) {
    throw new ConfigError('the id is no UUID', {
      hint: 'give the id of the row, as psql shows it',
    });
  }
  const { rows } = await session.pg.query<{ value: string; computed: boolean }>(
    `select coalesce((to_jsonb(r) -> $2)::text, 'null') as value, ${PARTLY_COMPUTED.get(table) ?? 'false'} as computed
    from corrected.${table} as r where r.id = $1`,
    [id, field],
  );
  if (rows[0]?.computed) throw computed(table, `this row of ${table} is computed`);
  if (rows[0]) return rows[0].value;
  throw new ConfigError(`${table} has no row ${id}`, {
    hint: 'look the id up, e.g. in psql or a report',
  });
}

/** The value as JSON text, normalised by the field's type. */
async function proveType(
  session: Session,
  schema: string,
  table: string,
  { field, value }: CorrectionRequest,
  type: string,
): Promise<string> {
  if (value === null) return 'null';
  const isJson = /^jsonb?$|\[\]$/.test(type);
  const patch = isJson
    ? `jsonb_build_object($1::text, $2::jsonb)`
    : `jsonb_build_object($1::text, $2::text)`;
  try {
    const { rows } = await session.pg.query<{ value: string }>(
      `select (to_jsonb(r) -> $1)::text as value from jsonb_populate_record(null::${schema}.${table}, ${patch}) as r`,
      [field, value],
    );
    return rows[0]?.value ?? 'null';
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code?.startsWith('22'))) throw error;
    throw refused(`the value is no ${type}, which ${table}.${field} wants`, error);
  }
}

/** Inserts the row as it would be into an empty copy of the table: NOT NULL and CHECK decide there. */
async function proveChecks(
  session: Session,
  schema: string,
  table: string,
  { id, field }: CorrectionRequest,
  newValue: string,
): Promise<void> {
  await session.pg.query(
    `create temporary table proof (like ${schema}.${table} including constraints) on commit drop`,
  );
  // What another field of the row says is not for this correction to mend.
  const rules = valueRules(`${schema}.${table}`).filter(({ columns }) => columns.includes(field));
  for (const { name, expression } of rules)
    await session.pg.query(
      `alter table pg_temp.proof add constraint ${name} check (${expression})`,
    );
  await session.pg.query('savepoint before_proof');
  try {
    await session.pg.query(
      `insert into pg_temp.proof
      select p.* from corrected.${table} as r
      cross join lateral jsonb_populate_record(r, jsonb_build_object($2::text, $3::jsonb)) as p
      where r.id = $1`,
      [id, field, newValue],
    );
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code?.startsWith('23'))) throw error;
    await session.pg.query('rollback to savepoint before_proof');
    const rule = rules.find(({ name }) => name === error.constraint);
    if (rule) throw refused(`${table}.${field} is refused: ${rule.demands}`, error);
    const demand = error.constraint
      ? `breaks the CHECK ${error.constraint}, which wants ${await demandOf(session, error.constraint)}`
      : 'must not be null';
    throw refused(`${table}.${field} ${demand}`, error);
  }
}

/** What a CHECK of the proof demands: the values it lists, else its condition. */
async function demandOf(session: Session, constraint: string): Promise<string> {
  const { rows } = await session.pg.query<{ definition: string }>(
    `select pg_get_constraintdef(oid) as definition
    from pg_constraint where conrelid = 'pg_temp.proof'::regclass and conname = $1`,
    [constraint],
  );
  const definition = rows[0]?.definition ?? '';
  const values = [
    ...(/= ANY \(.*ARRAY\[(.+)\]/.exec(definition)?.[1]?.matchAll(/'([^']*)'::/g) ?? []),
  ];
  if (values.length > 0) return `one of ${values.map(([, value]) => value).join(', ')}`;
  return definition.replace(/^CHECK /, '');
}

async function proveForeignKeys(
  session: Session,
  schema: string,
  table: string,
  field: string,
  newValue: string,
): Promise<void> {
  if (newValue === 'null') return;
  const { rows } = await session.pg.query<{ parent: string; column: string; type: string }>(
    `select format('%I.%I', n.nspname, p.relname) as parent, quote_ident(t.attname) as column,
      format_type(t.atttypid, t.atttypmod) as type
    from pg_constraint as c
    join pg_class as p on p.oid = c.confrelid
    join pg_namespace as n on n.oid = p.relnamespace
    join pg_attribute as a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_attribute as t on t.attrelid = c.confrelid and t.attnum = c.confkey[1]
    where c.contype = 'f' and c.conrelid = format('%I.%I', $1::text, $2::text)::regclass and a.attname = $3`,
    [schema, table, field],
  );
  for (const { parent, column, type } of rows) {
    const found = await session.pg.query(
      `select from ${parent} where ${column} = ($1::jsonb #>> '{}')::${type}`,
      [newValue],
    );
    if (found.rowCount === 0)
      throw refused(`${table}.${field} names a row that ${parent} does not have`);
  }
}

/** The newest correction holds, by the start of its transaction: one that began later may have been quicker. */
async function proveEffect(
  session: Session,
  table: string,
  field: string,
  id: string,
): Promise<void> {
  const { rowCount } = await session.pg.query(
    'select from etl.corrected_fields where correction_id = $1',
    [id],
  );
  if (rowCount === 1) return;
  throw new LaterError(
    `a newer correction of ${table}.${field} came in meanwhile; nothing was written`,
    {
      hint: 'look at what it says now, and correct it again if that is wrong',
      code: 'correction.outdated',
    },
  );
}

const computed = (table: string, message: string): ConfigError =>
  new ConfigError(message, {
    hint: `correct the facts it is computed from: 'nyx-etl lineage ${table}' names them`,
  });

const refused = (message: string, cause?: unknown): EtlError =>
  new EtlError(message, {
    hint: 'nothing was written; give a value the field could hold',
    code: 'correction',
    cause,
  });

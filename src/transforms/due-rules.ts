// What makes a transform due stands in its spec; migrate makes the triggers from it.
import { createHash } from 'node:crypto';
import type { CodeStep } from '../database/migration-files.ts';
import { quoteIdentifier } from '../database/quoting.ts';
import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import { selectOf } from './definition.ts';
import type { DueRule, Transform } from './transform.ts';
import { transforms } from './transforms.ts';

type Fields = ReadonlyMap<string, readonly string[]>;

const watchedFields = sqlFile(import.meta.url, './watched_fields.sql');
const addDueRules = sqlFile(import.meta.url, './add_due_rules.sql');

/** The step of a migration that writes etl.dirty_rules and makes their triggers. */
export const dueRules: CodeStep = {
  name: 'transforms',
  sha256: hashOfRules(),
  apply: installDueRules,
};

function hashOfRules(): string {
  const parts = transforms.map((transform) => [
    transform.name,
    transform.dueBy,
    transform.compute ? '' : selectOf(transform).text,
  ]);
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

async function installDueRules(session: Session): Promise<void> {
  const rules = [];
  for (const transform of transforms) {
    const read = await fieldsReadBy(session, transform);
    rules.push(...transform.dueBy.map((rule) => toRow(transform.name, rule, read)));
  }
  await session.pg.query(
    // Those of a lake are its own.
    `delete from etl.dirty_rules where transform <> 'lake'; alter table etl.dirty_rules drop constraint if exists dirty_rules_row_filter_known`,
  );
  await runSqlFile(session, addDueRules, { rules: JSON.stringify(rules) });
  // A condition is SQL, and rows may come from a backup that somebody has written into. A lake
  // without its rules is told whole.
  await session.pg.query(
    `delete from etl.dirty_rules
     where row_filter not in (select row_filter from etl.dirty_rules where transform <> 'lake')`,
  );
  await session.pg.query('call etl.create_dirty_triggers()');
}

function toRow(transform: string, rule: DueRule, read: Fields) {
  const watched_fields = rule.fields ?? read.get(rule.table) ?? [];
  if (watched_fields.length === 0) throw new Error(`${transform} reads no field of ${rule.table}`);
  return {
    transform,
    table_name: rule.table,
    entity: rule.entity,
    key_field: rule.key,
    watched_fields,
    on_insert: rule.onInsert ?? true,
    row_filter: rule.where ?? 'true',
  };
}

/** By table: the fields that PostgreSQL itself finds the transform's SELECT to read. */
async function fieldsReadBy(session: Session, transform: Transform): Promise<Fields> {
  if (transform.compute) return new Map();
  const view = `pg_temp.${quoteIdentifier(`reading_${transform.name}`)}`;
  const select = selectOf(transform).text.replaceAll(/\$\d+/g, 'null');
  await session.pg.query(`
    create temporary table scope (key uuid);
    create view ${view} as ${select}`);
  const { rows } = await runSqlFile<{ table_name: string; fields: string[] }>(
    session,
    watchedFields,
    {
      view,
    },
  );
  await session.pg.query(`drop view ${view}; drop table pg_temp.scope`);
  return new Map(rows.map(({ table_name, fields }) => [table_name, fields]));
}

// Tables of the data model that stand in schema public, where its own script makes them.
import { counted } from '../../counted.ts';
import { ConfigError } from '../../errors.ts';
import type { MigrationFile } from '../migration-files.ts';
import { readModel } from '../model-tables.ts';
import type { Session } from '../session.ts';
import { runSqlFile, sqlFile } from '../sql-file.ts';

/** A table in schema public with the name of one of the data model's. */
export interface FoundTable {
  name: string;
  /** The schema it belongs into: `nyx` or `saturnus`. */
  schema: string;
  /** The owner, quoted where it has to be. */
  owner: string;
  is_mine: boolean;
  /** Why it is not the data model's table, or not one that can be moved; undefined when it is. */
  problem?: string;
}

interface FoundRow extends Omit<FoundTable, 'problem'> {
  kind: string;
  is_part: boolean;
  id_type: string | null;
  columns: number;
  missing: string[];
}

const findTablesFile = sqlFile(import.meta.url, './find_tables.sql');

/**
 * Reads what stands in schema public under the names that `files` give the tables of the data
 * model.
 */
export async function findTables(
  session: Session,
  files: readonly MigrationFile[],
): Promise<FoundTable[]> {
  const { rows } = await runSqlFile<FoundRow>(session, findTablesFile, {
    model: JSON.stringify(readModel(files)),
  });
  return rows.map(({ kind, is_part, id_type, columns, missing, ...table }) => {
    const problem =
      strange(id_type, columns, missing) ?? (is_part ? 'has partitions or heirs' : KINDS[kind]);
    return { ...table, ...(problem === undefined ? {} : { problem }) };
  });
}

const KINDS: Record<string, string> = {
  p: 'is a partitioned table',
  f: 'is a foreign table',
  m: 'is a materialized view',
};

const ID_TYPES = ['uuid', 'text', 'character varying', 'character'];

/**
 * Tables of other programs share a name and some columns, e.g. email and created_at, not the key
 * and most of them.
 */
function strange(
  idType: string | null,
  columns: number,
  missing: readonly string[],
): string | undefined {
  if (idType === null) return 'has no id';
  if (!ID_TYPES.includes(idType)) return `has an id of type ${idType}, not uuid`;
  if (missing.length * 3 <= columns) return undefined;
  const [first, ...others] = missing;
  return `lacks ${first} and ${counted(others.length, 'other column')}`;
}

/** Throws ConfigError (exit 2), naming the tables that are another program's or cannot be moved. */
export function refuseStrangers(found: readonly FoundTable[], where = 'this database'): void {
  const strangers = found.filter(({ problem }) => problem !== undefined);
  if (strangers.length === 0) return;
  const named = strangers.slice(0, 3).map(({ name, problem }) => `public.${name} ${problem}`);
  const more = strangers.length - named.length;
  throw new ConfigError(
    `schema public of ${where} holds what is not the data model's: ${named.join('; ')}` +
      `${more > 0 ? `; and ${more} more` : ''}`,
    {
      hint:
        strangers.length < found.length
          ? 'rename or move these tables if they are another program’s, then adopt again'
          : "give nyx-etl a database of its own: createdb NAME, then 'nyx-etl migrate'",
      code: 'adopt.other_program',
    },
  );
}

const SAID = 'tables of the data model stand in schema public';

/** A sentence when there are tables to adopt: empty ones beside them would hide them. */
export function tellToAdopt(found: readonly FoundTable[]): string | undefined {
  const ours = found.filter(({ problem }) => problem === undefined);
  return ours.length === 0
    ? undefined
    : `${ours.length} ${SAID}, where new ones would hide them: 'nyx-etl adopt' moves them`;
}

/** Whether a sentence is that of tellToAdopt. */
export const isToAdopt = (sentence: string): boolean => sentence.includes(SAID);

/** What to type then. */
export const ADOPT = "see first with 'nyx-etl adopt --plan' what that takes";

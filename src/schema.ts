// What `migrate` brings a database to: the files of schema/, and what makes the transforms due.
import { type Adoption, type AdoptOptions, adopt as adoptTables } from './database/adopt/adopt.ts';
import { findTables, tellToAdopt } from './database/adopt/find-tables.ts';
import { defineLegalForms } from './database/define-legal-forms.ts';
import { markPersonalData, tellStricter } from './database/mark-personal-data.ts';
import * as database from './database/migrations.ts';
import { defineModelTables } from './database/model-tables.ts';
import {
  glanceAtSchema,
  type SchemaDifference,
  verifySchema as verify,
} from './database/schema-drift.ts';
import type { Session } from './database/session.ts';
import { legalForms } from './knowledge/legal-forms.ts';
import { dueRules } from './transforms/due-rules.ts';

/** Everything that `migrate` brings a database to: the files of `schema/`, and what makes the transforms due. */
export function readSchema(): database.SchemaFiles {
  const { tables, code } = database.readSchemaFiles();
  return {
    tables,
    code: [
      defineModelTables(tables),
      defineLegalForms(legalForms()),
      ...code,
      markPersonalData(),
      dueRules,
    ],
  };
}

/** Applies what is pending and returns its names; all of it or, throwing MigrationError, nothing. */
export function migrate(session: Session): Promise<string[]> {
  return database.migrate(session, readSchema());
}

/** Moves the tables of the data model from schema public into the two schemas; all of it or, throwing EtlError, nothing. */
export function adopt(session: Session, options: AdoptOptions = {}): Promise<Adoption> {
  return adoptTables(session, readSchema(), options);
}

/** What somebody may want to know of a database that is migrated, one sentence each. */
export async function remarksOn(session: Session): Promise<string[]> {
  const remarks = [await remarkOnPublic(session), await tellStricter(session)];
  return remarks.filter((remark) => remark !== undefined);
}

/** A sentence about tables in schema public of a migrated database that have the names of ours; undefined without any. */
async function remarkOnPublic(session: Session): Promise<string | undefined> {
  const found = await findTables(session, readSchema().tables);
  const toAdopt = tellToAdopt(found);
  if (toAdopt !== undefined) return toAdopt;
  const [first] = found;
  return (
    first && `public.${first.name} is of another program, so name our schemas: nyx.${first.name}`
  );
}

/** Compares the files with what the database has seen; changes nothing. */
export function migrationState(session: Session): Promise<database.MigrationState> {
  return database.migrationState(session, readSchema());
}

/** Throws MigrationError (exit 3) unless the database is exactly at the state of the files. */
export function requireMigrated(session: Session): Promise<void> {
  return database.requireMigrated(session, readSchema());
}

/** What of the live catalog is plainly not as `migrate` makes it: a sentence that names the first; undefined when all is. */
export async function tellDrift(session: Session): Promise<string | undefined> {
  const [first, ...others] = await glanceAtSchema(session);
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return first && `${first.kind}: ${first.object}${more}`;
}

/** Compares the live catalog with what the files make in an empty database, which is dropped again. */
export function verifySchema(session: Session): Promise<SchemaDifference[]> {
  return verify(session, readSchema());
}

// The definitions as a script for `spark-sql` of Spark 4: it reads the base tables from folders of Parquet, and writes each
// derived table into one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportingRow } from '../database/duckdb-functions.ts';
import { packageRoot } from '../package-root.ts';
import { baseTables, definitions, type NumbersAsOf, selectOf } from './compute-numbers.ts';

/** Settings that the script relies on, as `--conf` takes them. */
export const SPARK_SETTINGS: Readonly<Record<string, string>> = {
  'spark.sql.session.timeZone': 'UTC',
  'spark.sql.ansi.enabled': 'true',
  'spark.sql.catalogImplementation': 'in-memory',
  'spark.sql.parquet.outputTimestampType': 'TIMESTAMP_MICROS',
  // Of a path such as ${env:HOME} would be replaced.
  'spark.sql.variable.substitute': 'false',
  // An extension with a parser of its own, as Iceberg's, would refuse the functions.
  'spark.sql.extensions': '',
};

interface SparkScriptOptions extends NumbersAsOf {
  /** Folder with `<table>.parquet`, a file or a folder, of each base table, ids as text. */
  tables: string;
  /** Folder for the derived tables, a folder of Parquet files each. */
  out: string;
}

/** The whole script; every relation stands on disk before the next one reads it, so that none is computed twice. */
export function sparkScript({ tables, out, ...asOf }: SparkScriptOptions): string {
  const read = baseTables.map((name) => viewOf(name, join(tables, `${name}.parquet`)));
  const compute = definitions.flatMap((name) => onDisk(name, selectOf(name), out));
  return script([functions(), ...read, reporting(asOf), ...compute]);
}

/** Statements, each with its end. */
export function script(statements: readonly string[]): string {
  return statements.map((statement) => `${statement.trimEnd()};\n`).join('\n');
}

/** Computes a relation into a folder of `out`, and reads it from there. */
export function onDisk(name: string, select: string, out: string): string[] {
  const folder = join(out, name);
  return [
    `insert overwrite directory ${quoteInSpark(folder)} using parquet\n${inSpark(select)}`,
    viewOf(name, folder),
  ];
}

/** Statements that make the functions of the definitions. */
export function functions(): string {
  const file = join(packageRoot, 'src/definitions/functions/spark.sql');
  return readFileSync(file, 'utf8').trimEnd().replace(/;$/, '');
}

/** A view of Parquet files: all of a folder, or of some below it, by a pattern of their paths. */
export function viewOf(name: string, folder: string, below = ''): string {
  const path = join(folder.replace(/[\\{}[\]*?,]/g, '\\$&'), below);
  return `create temporary view ${name} using parquet options (path ${quoteInSpark(path)})`;
}

/** A string literal of Spark, in which a backslash says how the next letter is meant. */
export function quoteInSpark(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** The relation that says how days and silence are counted. */
export function reporting(asOf: NumbersAsOf, name = 'reporting'): string {
  return `create temporary view ${name} as ${inSpark(reportingRow(asOf))}`;
}

/** Spark spells three things of the subset in another way; nothing else is translated. */
export function inSpark(sql: string): string {
  return sql
    .trimEnd()
    .replace(/;$/, '')
    .replaceAll('extract(isodow from', 'extract(dayofweek_iso from')
    .replaceAll('as timestamp with time zone)', 'as timestamp)')
    .replaceAll('as uuid)', 'as string)');
}

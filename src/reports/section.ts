// A section of a report: a query, a row of its result, and how that shows. Nothing else is needed of one.
import { z } from 'zod';
import type { Block, Pages } from './document.ts';
import type { warehouse } from './model.ts';
import type { Variables } from './variables.ts';

/** What a section may know beside its own rows. */
export interface Context {
  warehouse: z.infer<typeof warehouse>;
  /** In which instants are shown. */
  zone: string;
  ghostAfterDays: number;
  pages: Pages;
}

export interface Section<Name extends string = string, Schema extends z.ZodType = z.ZodType> {
  /** The field of the JSON, and the name of its CSV file. */
  name: Name;
  /** The `.sql` file: the module that it stands beside, and its path from there. */
  query: { module: string; path: string };
  parameters: Variables;
  /** Of a query that several sections share: the rows that are this one's, by the value of a column. */
  where: Record<string, string>;
  row: z.ZodObject;
  schema: Schema;
  /** What its rows are together. */
  collect(rows: Record<string, unknown>[]): z.infer<Schema>;
  show(data: z.infer<Schema>, context: Context): Block[];
}

interface Definition<Name extends string, Row extends z.ZodObject, Data> {
  name: Name;
  /** `import.meta.url` of its file. */
  module: string;
  /** Default: the `.sql` file beside it that is named as the section. */
  query?: string;
  /** What its query takes beside whose report it is and as of when. */
  parameters?: Variables;
  /** Which rows of a query that several sections share. */
  where?: Record<string, string>;
  row: Row;
  /** Makes a row of what the query gave, where that is not one yet. */
  prepare?(found: Record<string, unknown>): Record<string, unknown>;
  /** What the field holds, in the JSON Schema. */
  describe?: string;
  /** Left out of a section that other reports and programs need, and that shows nothing itself. */
  show?(data: Data, context: Context): Block[];
}

/** A section of any number of rows. */
export function many<const Name extends string, Row extends z.ZodObject>(
  definition: Definition<Name, Row, z.infer<Row>[]>,
): Section<Name, z.ZodArray<Row>> {
  const { row, describe, show, prepare } = definition;
  const schema = describe === undefined ? z.array(row) : z.array(row).describe(describe);
  return {
    ...base(definition),
    schema,
    collect: (rows) => rows.map((found) => pick(row, prepare?.(found) ?? found)),
    show: (data, context) => show?.(data, context) ?? [],
  };
}

/** A section of one row; `empty` stands for none, else there has to be one. */
export function one<const Name extends string, Row extends z.ZodObject>(
  definition: Definition<Name, Row, z.infer<Row>> & { empty?: z.infer<Row> },
): Section<Name, Row> {
  const { row, show, empty, name } = definition;
  return {
    ...base(definition),
    schema: row,
    collect: ([first]) => {
      if (first === undefined && empty === undefined)
        throw new Error(`the query of ${name} gave no row`);
      return first === undefined ? (empty as z.infer<Row>) : pick(row, first);
    },
    show: (data, context) => show?.(data, context) ?? [],
  };
}

/** A section of one row or none, which is null. */
export function maybe<const Name extends string, Row extends z.ZodObject>(
  definition: Definition<Name, Row, z.infer<Row> | null>,
): Section<Name, z.ZodNullable<Row>> {
  const { row, describe, show } = definition;
  const schema = describe === undefined ? row.nullable() : row.nullable().describe(describe);
  return {
    ...base(definition),
    schema,
    collect: ([first]) => (first === undefined ? null : pick(row, first)),
    show: (data, context) => show?.(data, context) ?? [],
  };
}

/**
 * The fields of a row that a query gave. Nothing is refused here: what somebody's database holds may be odd, and is
 * reported all the same; that rows are as their schema says, the tests of reports hold.
 */
function pick<Row extends z.ZodObject>(row: Row, found: Record<string, unknown>): z.infer<Row> {
  const fields = Object.keys(row.shape).map((name) => [name, found[name]]);
  return Object.fromEntries(fields) as z.infer<Row>;
}

function base<Name extends string, Row extends z.ZodObject>(
  definition: Pick<
    Definition<Name, Row, never>,
    'name' | 'module' | 'query' | 'parameters' | 'where' | 'row'
  >,
) {
  const { name, module, query, parameters = {}, where = {}, row } = definition;
  return { name, query: { module, path: query ?? `./${name}.sql` }, parameters, where, row };
}

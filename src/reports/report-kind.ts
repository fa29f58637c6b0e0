// A report is a list of sections, and what stands above them.
import { z } from 'zod';
import type { DuckDb } from '../database/duckdb.ts';
import { sqlFile } from '../database/sql-file.ts';
import type { Warehouse } from '../database/warehouse.ts';
import { countedAsOf, describeAge, reportedWarehouse } from './describe-warehouse.ts';
import { type Block, noPages, type Pages, type ReportDocument } from './document.ts';
import { knownZone } from './format.ts';
import { id, warehouse as warehouseSchema } from './model.ts';
import { idList } from './run-query.ts';
import { relate, type Scope } from './scope.ts';
import type { Context, Section } from './section.ts';
import { setVariables, type Variables } from './variables.ts';

type Sections = readonly Section[];
const head = {
  schema: z.literal('nyx-etl/report@1'),
  warehouse: warehouseSchema,
  timezone: z.string().describe('that of reporting'),
  ghost_after_days: z.number().describe('days of silence that count as an answer'),
  scope: z
    .object({
      user_id: id.nullable().describe('the only person counted; null: everybody'),
      since: z.string().nullable().describe('YYYY-MM-DD; what was sent earlier is left out'),
    })
    .describe('what the report was narrowed to'),
};

/** What `--json` prints of a report: the head, and a field per section. */
export type Content<Kind extends string, Of extends Sections> = Head & { kind: Kind } & {
  [S in Of[number] as S['name']]: z.infer<S['schema']>;
};
type Head = z.infer<z.ZodObject<typeof head>>;

/** What stands above the sections. */
type Heading = Omit<ReportDocument, 'blocks'>;

export interface ReportKind<Kind extends string = string, Of extends Sections = Sections> {
  kind: Kind;
  /** Whose report it is: each section's rows name theirs as `<subject>_id`; of everything if undefined. */
  subject?: 'session' | 'company';
  sections: Of;
  /** Of the JSON. */
  schema: z.ZodObject;
  /** The zone of its instants, where it is not that of reporting. */
  zone?(content: Content<Kind, Of>): string;
  heading(content: Content<Kind, Of>, context: Context): Heading;
  /** What stands below the sections, such as a glossary. */
  end?(content: Content<Kind, Of>): Block[];
}

export function defineReport<const Kind extends string, const Of extends Sections>(
  report: Omit<ReportKind<Kind, Of>, 'schema'>,
): ReportKind<Kind, Of> {
  const fields = Object.fromEntries(report.sections.map(({ name, schema }) => [name, schema]));
  const schema = z.object({ ...head, kind: z.literal(report.kind), ...fields });
  return { ...report, schema };
}

interface ReadOptions {
  scope?: Scope;
  /** What single sections take, such as the days between which a list is. */
  parameters?: Variables;
}

/** Reads reports of one kind, in the order of `ids`; each query runs once for all of them. Of everything there is one. */
export async function readContents<Kind extends string, Of extends Sections>(
  duckDb: DuckDb,
  { manifest }: Warehouse,
  report: ReportKind<Kind, Of>,
  ids: readonly string[] = [],
  { scope = {}, parameters = {} }: ReadOptions = {},
): Promise<Content<Kind, Of>[]> {
  const { subject } = report;
  const given = {
    as_of: countedAsOf(manifest),
    timezone: manifest.reporting.timezone,
    ...{ session_ids: null, company_ids: null, compare: null },
    ...(subject ? { [`${subject}_ids`]: idList(ids) } : {}),
    ...parameters,
  };
  await relate(duckDb, manifest);
  const everything = '';
  const found = new Map<string, Map<string, unknown>>();
  await setVariables(duckDb, given);
  const read = sharedReader(duckDb);
  for (const section of report.sections) {
    const groups = Map.groupBy(await read(section), (row) =>
      subject ? String(row[`${subject}_id`]) : everything,
    );
    for (const one of subject ? ids : [everything]) {
      const fields = found.get(one) ?? new Map<string, unknown>();
      found.set(one, fields.set(section.name, section.collect(groups.get(one) ?? [])));
    }
  }
  const top = {
    schema: 'nyx-etl/report@1',
    kind: report.kind,
    warehouse: reportedWarehouse(manifest),
    timezone: manifest.reporting.timezone,
    ghost_after_days: manifest.reporting.ghost_after_days,
    scope: { user_id: scope.userId ?? null, since: scope.since ?? null },
  };
  return [...found.values()].map(
    (fields) => ({ ...top, ...Object.fromEntries(fields) }) as Content<Kind, Of>,
  );
}

/** Gives the rows of a section; a query that several of them share runs once. */
function sharedReader(duckDb: DuckDb) {
  const known = new Map<string, Record<string, unknown>[]>();
  return async ({ query, parameters, where }: Section): Promise<Record<string, unknown>[]> => {
    const file = sqlFile(query.module, query.path);
    const key = JSON.stringify([file.file, parameters]);
    if (!known.has(key)) {
      await setVariables(duckDb, parameters);
      known.set(key, await duckDb.rows(file));
    }
    const wanted = Object.entries(where);
    return (known.get(key) ?? []).filter((row) =>
      wanted.every(([column, value]) => row[column] === value),
    );
  };
}

/** What the sections of a report may know beside their rows. */
export function contextOf<Kind extends string, Of extends Sections>(
  report: ReportKind<Kind, Of>,
  content: Content<Kind, Of>,
  pages: Pages,
): Context {
  const { warehouse, timezone, ghost_after_days } = content;
  const zone = knownZone(report.zone?.(content) ?? timezone);
  return { warehouse, zone, ghostAfterDays: ghost_after_days, pages };
}

/** Puts a report into words, tables and charts; `pages` are those of the site it becomes a part of. */
export function describeReport<Kind extends string, Of extends Sections>(
  report: ReportKind<Kind, Of>,
  content: Content<Kind, Of>,
  pages: Pages = noPages,
): ReportDocument {
  const context = contextOf(report, content, pages);
  const data = new Map<string, unknown>(Object.entries(content));
  return {
    ...report.heading(content, context),
    blocks: [
      ...describeAge(context.warehouse, context.zone),
      ...report.sections.flatMap((section) => section.show(data.get(section.name), context)),
      ...(report.end?.(content) ?? []),
    ],
  };
}

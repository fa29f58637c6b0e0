import { SourceError } from '../../errors.ts';
import { quoteText } from '../duckdb/quoting.ts';
import type { Reader } from '../duckdb/reader.ts';
import { BUFFER_BYTES, MAX_RECORD_BYTES, readBrokenLines, readStructuralRejects } from './read-csv.ts';
import { openLocator } from './record-locator.ts';
import type { Splitting } from './record-starts.ts';
import type { FormatReading } from './tabular-source.ts';

/** A line is a record; U+0001 cannot occur in JSON. */
const LINES: Splitting = { quote: null, escape: null, delimiter: '\u0001' };

/** One JSON object per line. A line that is not JSON is a reject, not the end of the load. */
export function readNdjson(reader: Reader, path: string, name: string): Promise<FormatReading> {
  // Read as lines of text: the JSON reader would stop at the first broken one.
  const lines = `read_csv(${quoteText(path)}, auto_detect = false, header = false, columns = {'line': 'VARCHAR'},
    delim = chr(1), quote = '', escape = '', nullstr = '', max_line_size = ${MAX_RECORD_BYTES},
    buffer_size = ${BUFFER_BYTES}, store_rejects = true)`;
  return readObjects(
    reader,
    name,
    // Is it blank: trim() would take three times as long as all the rest.
    `(select line as text,
        case when json_valid(line) then line::json
            when json_valid(rtrim(line, ', \t\r')) then rtrim(line, ', \t\r')::json
        end as json
      from ${lines}
      where regexp_matches(line, '\\S')) as r`,
    {
      format: 'ndjson',
      structuralRejects: () => readStructuralRejects(reader, path, LINES),
      locate: openLocator({
        ...LINES,
        path,
        skip: 0,
        hasHeader: false,
        matches: (line, raw) => line === raw,
        brokenLines: () => readBrokenLines(reader),
      }),
    },
  );
}

/** One JSON array of objects; `unstructured`: objects one after another, over as many lines as they like. */
export function readJsonArray(
  reader: Reader,
  path: string,
  name: string,
  format: 'array' | 'unstructured' = 'array',
): Promise<FormatReading> {
  return readObjects(
    reader,
    name,
    `(select json::varchar as text, json from read_json_objects(${quoteText(path)}, format = '${format}',
      maximum_object_size = ${MAX_RECORD_BYTES})) as r`,
    { format: 'json', structuralRejects: async () => [], locate: null },
  );
}

async function readObjects(
  reader: Reader,
  name: string,
  relation: string,
  rest: Pick<FormatReading, 'format' | 'structuralRejects' | 'locate'>,
): Promise<FormatReading> {
  const rows = await reader
    .rows(
      // Not json_group_structure, which holds every record until the end.
      `select distinct json_structure(r.json) as structure from ${relation} where json_type(r.json) = 'OBJECT'`,
    )
    .catch((error: Error) => {
      throw new SourceError(`${name} is not whole JSON: ${error.message.split('\n')[0]}`, {
        hint: 'fetch it again, or write one object per line (.ndjson), which can be mended line by line',
        cause: error,
      });
    });
  const structures = rows.map((row): unknown => JSON.parse(String(row.structure)));
  const paths = flatten(structures.reduce(merge, {}));
  const pointers = paths.map((path) => quoteText(pointerTo(path))).join(', ');
  return {
    columns: paths.map((path, index) => ({
      name: path.join('.'),
      sql: `r.texts[${index + 1}]`,
      json: `r.jsons[${index + 1}]`,
    })),
    // All values at once: asked for one by one, each would parse the record anew.
    relation: `(select *, json ->> [${pointers}] as texts, json -> [${pointers}] as jsons from ${relation}) as r`,
    raw: 'r.text',
    broken: `case when r.json is null then 'invalid_json' when json_type(r.json) <> 'OBJECT' then 'not_an_object' end`,
    ...rest,
  };
}

/** The structure of records of two structures; what is an object in one and a value in the other is a value. */
function merge(a: unknown, b: unknown): unknown {
  if (a === undefined || a === 'NULL') return b;
  if (b === undefined || b === 'NULL') return a;
  if (!isObject(a) || !isObject(b)) return 'JSON';
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...keys].map((key) => [key, merge(own(a, key), own(b, key))]));
}

/** Keys come from files: `constructor` is one like any other. */
function own(structure: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(structure, key) ? structure[key] : undefined;
}

function isObject(structure: unknown): structure is Record<string, unknown> {
  return typeof structure === 'object' && structure !== null && !Array.isArray(structure);
}

/** Paths of every key, nested ones as several names; arrays stay whole. */
function flatten(structure: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (!isObject(structure)) return [path];
  return Object.entries(structure).flatMap(([key, inner]) => flatten(inner, [...path, key]));
}

/** A JSON pointer (RFC 6901). */
function pointerTo(path: readonly string[]): string {
  return path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

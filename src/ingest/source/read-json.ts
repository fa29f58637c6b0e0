import { open } from 'node:fs/promises';
import { SourceError } from '../../errors.ts';
import { firstBytes } from '../../files/first-bytes.ts';
import { quoteName, quoteText } from '../duckdb/quoting.ts';
import type { Reader } from '../duckdb/reader.ts';
import { REFUSED } from './json-records.ts';
import { StructureUnion } from './json-structure.ts';
import { BUFFER_BYTES, MAX_DEPTH, MAX_KEYS, MAX_RECORD_BYTES } from './limits.ts';
import { linesOnly, openLocator } from './record-locator.ts';
import type { Splitting } from './record-starts.ts';
import { unreadableMessage } from './stage-query.ts';
import { type KnownPlaces, readBrokenLines, readStructuralRejects } from './structural-rejects.ts';
import type { FormatReading } from './tabular-source.ts';

/** A line is a record; U+0001 cannot occur in JSON. */
const LINES: Splitting = { quote: null, escape: null, delimiter: '\u0001' };

/** The code of the error for JSON of which nothing can be read as a record. */
export const NO_RECORDS = 'no-records';

/** JSON as one record per line. */
export interface JsonLines {
  path: string;
  /** As the ledger keeps it, e.g. `ndjson`. */
  format: string;
  /** Whether lines may be marked as refused. */
  isMarked: boolean;
  places: KnownPlaces;
}

/**
 * One JSON object per line, which may end in a comma. A line that is not JSON, or none that should be parsed, is a reject, not
 * the end of the load.
 */
export async function readJsonLines(
  reader: Reader,
  { path, format, isMarked, places }: JsonLines,
  name: string,
): Promise<FormatReading> {
  // Read as lines of text: the JSON reader would stop at the first broken one.
  const lines = `read_csv(${quoteText(path)}, auto_detect = false, header = false, columns = {'line': 'VARCHAR'},
    delim = chr(1), quote = '', escape = '', nullstr = '', max_line_size = ${MAX_RECORD_BYTES},
    buffer_size = ${BUFFER_BYTES}, store_rejects = true)`;
  // Not trimmed where nothing can be around it: trim() takes longer than all the rest.
  const bare = `case when starts_with(text, '{') and ends_with(text, '}') then text
      else trim(text, ', \t\r' || chr(65279)) end`;
  const relation = `(select text, refused, case when refused is null then ${bare} end as json
    from (
      select ${isMarked ? recordOf('line') : 'line'} as text,
        ${isMarked ? reasonOf('line') : 'null::varchar'} as refused
      from ${lines}
      where regexp_matches(line, '\\S')
    )) as r`;
  const found = await findColumns(reader, relation, name);
  if (found === null) return { ...nothingIn(relation), format };
  const { columns, arePlain } = found;
  const texts = arePlain && !isMarked ? await readPlainTexts(reader, path, columns) : undefined;
  const locate = openLocator({
    ...LINES,
    path,
    skip: 0,
    hasHeader: false,
    matches: (line, raw) => line === raw || (line.startsWith(REFUSED) && line.endsWith(raw)),
    brokenLines: () => readBrokenLines(reader),
  });
  const pointers = columns.map((path) => quoteText(pointerTo(path))).join(', ');
  return {
    format,
    columns: columns.map((path, index) => ({
      // Names are kept in the ledger, and no text of PostgreSQL can hold NUL.
      name: path.join('.').replaceAll('\0', '\uFFFD'),
      sql: `r.text_${index}`,
      json: `r.jsons[${index + 1}]`,
    })),
    // All values at once, null where it is no JSON: each question would parse the record anew.
    relation: `(select *, ${columns.map((_, index) => `texts[${index + 1}] as text_${index}`).join(', ')}
      from (select *, try(json ->> [${pointers}]) as texts, try(json -> [${pointers}]) as jsons from ${relation})) as r`,
    ...(texts === undefined ? {} : { texts }),
    raw: 'r.text',
    broken: `case when r.refused is not null then r.refused when r.texts is null then 'invalid_json'
      when not ${isObject('r')} then 'not_an_object' when ${hasTooManyKeys('r')} then 'too_many_keys' end`,
    structuralRejects: () => readStructuralRejects(reader, { ...LINES, path, places }),
    locate: places === 'none' ? null : places === 'lines' ? linesOnly(locate) : locate,
  };
}

/** Of many records: paths of their values (see StructureUnion), and whether readPlainTexts can read them. */
interface FoundColumns {
  columns: readonly (readonly string[])[];
  arePlain: boolean;
}

/** A list of nothing, or a table without rows, whose names nobody wrote down. */
function nothingIn(relation: string): Omit<FormatReading, 'format'> {
  return {
    isEmpty: true,
    columns: [],
    relation,
    raw: 'r.text',
    broken: 'r.refused',
    structuralRejects: async () => [],
    locate: null,
  };
}

/** Null where there is no record. */
async function findColumns(
  reader: Reader,
  relation: string,
  name: string,
): Promise<FoundColumns | null> {
  const structures = new StructureUnion();
  let arePlain = true;
  // Of records without objects in them the keys are enough, which take a third of the time.
  const flat = `r.json not like '{%{%'`;
  for (const { structure, keys, is_bare, records } of await groupedBy(
    reader,
    relation,
    `${ofReadable(`not ${flat}`, STRUCTURE)} as structure,
     ${ofReadable(flat, 'try(json_keys(r.json))')} as keys,
     starts_with(r.text, '{') and ends_with(r.text, '}') as is_bare`,
  )) {
    addStructure(structures, structure, Number(records));
    const names = Array.isArray(keys) ? keys.map(String) : null;
    if (names) structures.addKeys(names, Number(records));
    arePlain &&= names !== null && is_bare === true && areDifferent(names);
  }
  // Where some hold an object, whether others hold anything else there decides if it is taken
  // apart.
  if (structures.isNested) {
    const ofFlat = `${ofReadable(flat, STRUCTURE)} as structure`;
    for (const { structure } of await groupedBy(reader, relation, ofFlat))
      addStructure(structures, structure, 0);
  }
  const columns = structures.columns();
  if (columns.length > 0) return { columns, arePlain: arePlain && areDifferent(columns.flat()) };
  const [first] = await reader.rows(
    `select coalesce(r.refused, case when not json_valid(r.json) then 'invalid_json' end) as code
     from ${relation} order by code is null limit 1`,
  );
  if (first === undefined) return null;
  throw holdsNoRecords(name, first.code);
}

/** Whether DuckDB can tell these names of columns apart, whatever their case, and take each of them. */
function areDifferent(names: readonly string[]): boolean {
  const lower = new Set(names.map((name) => name.toLowerCase()));
  return lower.size === names.length && !names.some((name) => name === '' || name.includes('\0'));
}

function holdsNoRecords(name: string, code: unknown): SourceError {
  const why = code ? `: of the first, ${unreadableMessage(String(code))}` : '';
  return new SourceError(`${name} holds no records with named values${why}`, {
    code: NO_RECORDS,
    exitCode: 2,
    hint: `it needs a header and rows, or one JSON object per record, of at most ${MAX_DEPTH} levels, ${MAX_KEYS} keys and ${MAX_RECORD_BYTES.toLocaleString('en-US')} bytes`,
  });
}

// Not json_group_structure, which holds every record until the end.
const STRUCTURE = 'try(json_structure(r.json))';

/** What is asked of the records that can be read and satisfy a condition; of others null. */
function ofReadable(condition: string, asked: string): string {
  const isReadable = `r.refused is null and ${isObject('r')} and not coalesce(try(${hasTooManyKeys('r')}), true)`;
  return `case when ${isReadable} and ${condition} then ${asked} end`;
}

/** How many `records` have in common what these columns say, the most first. */
function groupedBy(
  reader: Reader,
  relation: string,
  columns: string,
): Promise<Record<string, unknown>[]> {
  return reader.rowsInAnyOrder(
    `select count(*) as records, ${columns} from ${relation} group by all order by all desc`,
  );
}

/**
 * The texts of a file in which each line, but blank ones, is one object whose keys differ: DuckDB
 * parses what it reads where it lies, in half the time of a text that it has taken for a value. Undefined where it
 * has left lines out, or begins with a byte order mark.
 */
async function readPlainTexts(
  reader: Reader,
  path: string,
  columns: FoundColumns['columns'],
): Promise<string | undefined> {
  await using file = await open(path);
  if ((await firstBytes(file, 1)).toString() !== '{') return undefined;
  if ((await readBrokenLines(reader)).length > 0) return undefined;
  const names = columns.flat();
  const texts = names.map((name, index) => `${quoteName(name)} as text_${index}`);
  const types = names.map((name) => `${quoteText(name)}: 'VARCHAR'`);
  return `(select ${texts.join(', ')} from read_json(${quoteText(path)}, auto_detect = false, records = true,
    format = 'newline_delimited', maximum_object_size = ${2 * MAX_RECORD_BYTES},
    columns = {${types.join(', ')}})) as r`;
}

/** Of `{}`, and of what is no JSON, there is none, and it takes none from the others. */
function addStructure(structures: StructureUnion, structure: unknown, records: number): void {
  const names: unknown = typeof structure === 'string' ? JSON.parse(structure) : null;
  if (names !== null && typeof names === 'object') structures.add(names, records);
}

/** Of JSON it is no less exact than json_type(), which would parse it. */
function isObject(alias: string): string {
  return `starts_with(${alias}.json, '{')`;
}

/**
 * More keys than a record has fields: an index of something. So many need some bytes each, and only
 * of a text that has them they are asked for; `and` would ask for both.
 */
function hasTooManyKeys(alias: string): string {
  return `case when strlen(${alias}.text) > ${5 * MAX_KEYS}
    then len(json_keys(${alias}.json)) > ${MAX_KEYS} else false end`;
}

/** Of a line that is marked as refused: why, and the record. */
function reasonOf(line: string): string {
  return `case when starts_with(${line}, ${quoteText(REFUSED)}) then split_part(${line}, ' ', 2) end`;
}

function recordOf(line: string): string {
  const marked = `regexp_replace(${line}, '^\\S+ \\S+ ', '')`;
  return `case when starts_with(${line}, ${quoteText(REFUSED)}) then ${marked} else ${line} end`;
}

/** A JSON pointer (RFC 6901). */
function pointerTo(path: readonly string[]): string {
  return path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

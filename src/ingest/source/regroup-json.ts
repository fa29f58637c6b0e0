import { writeFile } from 'node:fs/promises';
import { withoutDepths } from './json-depth.ts';
import { mendJson, readWhole } from './mend-json.ts';
import { fromBoard } from './trello-board.ts';

type Fields = Record<string, unknown>;

/** Writes the records of a file that holds them in groups as one array; false when it holds none. */
export async function regroupFile(path: string, target: string): Promise<boolean> {
  const text = await readWhole(path);
  const records = text === null ? null : regroup(parse(withoutDepths(text)));
  if (records === null) return false;
  await writeFile(target, JSON.stringify(records), { mode: 0o600 });
  return true;
}

/** The document, or the documents of its lines. */
function parse(text: string): unknown {
  for (const read of [JSON.parse, documentsOf, (whole: string) => JSON.parse(mendJson(whole))]) {
    try {
      return read(text);
    } catch {
      // Neither one document nor one in each line: as many records as can be are read later.
    }
  }
  return null;
}

function documentsOf(text: string): unknown[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line.replace(/,\s*$/, '')));
}

/**
 * The records of a document that holds them neither in one array of objects nor as such: pages of an API's answers,
 * objects or arrays of them by name, arrays of rows under one of names, and what pandas writes by column. Else null.
 */
export function regroup(document: unknown): Fields[] | null {
  if (Array.isArray(document)) return fromArray(document);
  if (!isObject(document)) return null;
  if (Object.entries(document).some(([key, value]) => LISTS.test(key) && isNone(value))) return [];
  return (
    fromBoard(document) ?? fromColumns(document) ?? fromGroups(document) ?? fromInner(document)
  );
}

/** What programs call the list that a document is there for; of nothing, whatever else is around it. */
const LISTS = /^(?:(?:job_?)?applications|jobs|job_?postings)$/i;
const POSTS =
  /^(?:jobs?|job_?posts?|job_?postings?|postings?|positions|openings|vacancies|offers)$/i;
const EMPLOYER = /^(company|employer|organi[sz]ation)/i;

/** The records in an API's answer: each says more than what stands around them; null when the object is a record itself. */
export function recordsInAnswer(answer: unknown): Fields[] | null {
  if (!isObject(answer)) return null;
  const inner = Object.values(answer).flatMap((value) =>
    isObject(value) ? Object.values(value) : [],
  );
  const lists = [...Object.values(answer), ...inner].filter(isList);
  const [records] = lists.sort((a, b) => b.length - a.length);
  if (records === undefined) return null;
  const others = Object.entries(answer).filter(([, value]) => !isList(value));
  const isEmployers = employerOf(answer) !== undefined;
  const around = countValues(Object.fromEntries(others));
  if (!isEmployers && records.length > 0 && countValues(records[0]) <= around) return null;
  const employer = Object.fromEntries(others.filter(([key]) => EMPLOYER.test(key)));
  const company = hasEmployer(Object.keys({ ...employer, ...records[0] }))
    ? undefined
    : employerOf(answer);
  const named = company === undefined ? {} : { company_name: company };
  return records.map((record) => ({ ...named, ...employer, ...record }));
}

/** Whether a record with these keys names its employer. */
export function hasEmployer(keys: readonly string[]): boolean {
  return keys.some((key) => EMPLOYER.test(key));
}

/** The employer whose posts an object holds beside its name: `{"name": "Nordwind", "jobs": [..]}`. */
export function employerOf(answer: object): string | undefined {
  const { name, company, company_name, employer, organization } = answer as Fields;
  const holdsPosts = Object.entries(answer).some(
    ([key, value]) => POSTS.test(key) && Array.isArray(value),
  );
  return [company_name, company, employer, organization, name].find(
    (told): told is string => holdsPosts && typeof told === 'string' && told.trim() !== '',
  );
}

function fromArray(items: readonly unknown[]): Fields[] | null {
  if (items.length === 0) return null;
  if (items.every(isList)) return fromArray(items.flat()) ?? items.flat();
  const [header, ...rows] = items;
  if (Array.isArray(header)) return fromRows(header, rows);
  const answers = items.map(recordsInAnswer);
  return answers.every((records) => records !== null) &&
    answers.some((records) => records.length > 0)
    ? answers.flat()
    : null;
}

function fromRows(header: readonly unknown[], rows: readonly unknown[]): Fields[] | null {
  const names = header.filter((name) => typeof name === 'string' && name.trim() !== '');
  if (rows.length === 0 || names.length < header.length || new Set(names).size < names.length)
    return null;
  if (!rows.every((row) => Array.isArray(row) && row.length <= names.length)) return null;
  return (rows as unknown[][]).map((row) =>
    Object.fromEntries(row.map((value, at) => [names[at], value])),
  );
}

/** `{"title": {"0": …, "1": …}, …}`, `{"title": [..], …}` and `{"columns": [..], "data": [[..], ..]}`. */
function fromColumns(document: Fields): Fields[] | null {
  const { columns, data } = document;
  if (Array.isArray(columns) && Array.isArray(data)) return fromRows(columns, data);
  const names = Object.keys(document);
  const held = Object.values(document);
  const [first] = held;
  if (names.length < 2) return null;
  const isByNumber = held.every((column) => isObject(column) && isNumbered(column));
  const isAligned =
    Array.isArray(first) &&
    first.length > 1 &&
    held.every(
      (column) => Array.isArray(column) && column.length === first.length && !isList(column),
    );
  if (!(isByNumber || isAligned)) return null;
  const numbers = Object.keys(first as object);
  return numbers.map((number) =>
    Object.fromEntries(names.map((name) => [name, (document[name] as Fields)[number]])),
  );
}

/** Records, or arrays of them, each under a number, an address, the name of a board or a town. */
function fromGroups(document: Fields): Fields[] | null {
  const values = Object.values(document);
  const lists = values.filter(isList).filter((list) => list.length > 0);
  if (lists.length > 1)
    return areAlike(lists.map(([record]) => record ?? {})) ? lists.flat() : null;
  if (values.length < 2 || !values.every(isObject)) return null;
  return isNumbered(document) || areAlike(values) ? values : null;
}

/** Of an object and those in it; an array counts as one. */
function countValues(value: unknown): number {
  return isObject(value)
    ? Object.values(value).reduce<number>((sum, held) => sum + countValues(held), 0)
    : 1;
}

/** What holds the records, if it is most of the document. */
function fromInner(document: Fields): Fields[] | null {
  const whole = JSON.stringify(document).length;
  const inner = Object.values(document).find((value) => JSON.stringify(value).length * 2 > whole);
  return isObject(inner) ? regroup(inner) : null;
}

/** Whether all have at least three, and half, of the names of the first. */
function areAlike(records: readonly Fields[]): boolean {
  const names = Object.keys(records[0] ?? {});
  return records.every((record) => {
    const shared = names.filter((name) => Object.hasOwn(record, name)).length;
    return shared >= 3 && shared * 2 >= names.length;
  });
}

function isNumbered(value: Fields): boolean {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => /^\d+$/.test(key));
}

/** Of nothing but objects, perhaps of nothing. */
function isList(value: unknown): value is Fields[] {
  return Array.isArray(value) && value.every(isObject);
}

function isNone(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { SourceError } from '../../errors.ts';
import { type Archive, corrupt, type Member, openArchive } from './archive.ts';
import { spool } from './unpack.ts';

/** Which table of a file that holds several. */
export interface TableChoice {
  /** Name of the sheet of a workbook, or of the file of an archive. */
  sheet?: string | undefined;
  /** Files of archives that this kind of load takes, where nothing is told. */
  members?: RegExp | undefined;
  /** Whether the names of a sheet's columns are such as the kind of load takes. */
  knows?: (names: readonly string[]) => boolean;
  /** The names of its columns, in their order, where it has no line of names; '' leaves one unnamed. */
  columns?: readonly string[] | undefined;
}

const TABLE = /\.(?:csv|tsv|json|jsonl|ndjson|parquet|xlsx|xlsm|md|zip)$/i;
const HIDDEN = /(?:^|\/)(?:\.|__MACOSX\/)/;

/**
 * Unpacks the table of a zip archive: the one told, those that the kind of load takes, or the only one; returns the names of
 * the tables that are left. Throws SourceError (exit 2) where that is none or several.
 */
export async function unpackTable(
  path: string,
  target: string,
  name: string,
  choice: TableChoice,
): Promise<string[]> {
  using archive = await openArchive(path, name);
  const tables = archive.members.filter(
    (member) => TABLE.test(member.name) && !HIDDEN.test(member.name),
  );
  const chosen = chooseMembers(tables, name, choice);
  try {
    await spool(joined(archive, chosen), target, name);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    corrupt(name)(error);
  }
  return tables.filter((table) => !chosen.includes(table)).map((table) => baseName(table.name));
}

function chooseMembers(
  tables: readonly Member[],
  name: string,
  choice: TableChoice,
): readonly Member[] {
  const { sheet, members } = choice;
  if (sheet !== undefined) {
    const told = tables.filter((member) => isCalled(member.name, sheet));
    if (told.length > 0) return told;
    // The name may be that of a sheet, or of a file, of the one in here.
    if (tables.length === 1 && /\.(?:zip|xls[xm])$/i.test(tables[0]?.name ?? '')) return tables;
    throw refused(`${name} holds no table called ${sheet}`, tables);
  }
  const usual = tables.filter((member) => members?.test(member.name));
  if (usual.length > 0) return usual;
  // Notion puts the rows of a view beside those of the whole table.
  const isView = (member: Member) =>
    tables.some(
      (other) =>
        other.name === member.name.replace(/(?<!_all)\.csv$/, '_all.csv') && other !== member,
    );
  const whole = tables.filter((member) => !isView(member));
  if (whole.length === 1) return whole;
  throw refused(`${name} is a zip archive of ${whole.length || 'no'} tables`, tables);
}

function refused(message: string, tables: readonly Member[]): SourceError {
  const names = tables.slice(0, 20).map(({ name }) => `"${baseName(name)}"`);
  return new SourceError(message, {
    exitCode: 2,
    code: 'source.format',
    hint:
      names.length === 0
        ? 'unpack it and load the files in it'
        : `name one with --sheet: ${names.join(', ')}${tables.length > 20 ? ', …' : ''}`,
  });
}

/** Whether a path is that of a name, with or without its folder, its ending and the number of its part. */
function isCalled(path: string, name: string): boolean {
  const [wanted, base] = [name.toLowerCase(), baseName(path).toLowerCase()];
  const stem = base.replace(/\.\w+$/, '');
  return [path.toLowerCase(), base, stem, stem.replace(/_\d+$/, '')].includes(wanted);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The members one after the other; the header is told but once. */
async function* joined(archive: Archive, members: readonly Member[]): AsyncGenerator<Buffer> {
  let header: string | undefined;
  for (const member of members) {
    const stream = await archive.read(member);
    let first: string | undefined;
    for await (const chunk of stream) {
      const bytes = chunk as Buffer;
      if (first !== undefined || members.length === 1) yield bytes;
      else {
        const end = bytes.indexOf('\n') + 1;
        first = bytes
          .toString('utf8', 0, end)
          .replace(/^\uFEFF/, '')
          .trimEnd();
        yield first === header ? bytes.subarray(end) : bytes;
        header ??= first;
      }
    }
    if (members.length > 1) yield Buffer.from('\n');
  }
}

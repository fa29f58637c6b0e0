import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { kindOf } from '../../files/regular-file.ts';
import { interrupted } from '../../interrupt.ts';
import { unless } from '../../system-errors.ts';

/** What others call a file that they have not finished, and what programs keep for themselves. */
const UNFINISHED = /^\.|~$|\.(?:part|partial|tmp|temp|crdownload|download|filepart|swp)$/i;

export interface FoundFile {
  name: string;
  /** What tells a file, as it is now, from the same one changed and from another of its name. */
  version: string;
  changedMs: number;
}

interface FoundFiles {
  /** In the order in which they were written last. */
  complete: FoundFile[];
  /** Still being written, by their names or as they grow. */
  unfinished: string[];
  /** Links, pipes and the like, each with what it is: they would lead out of the folder. */
  strange: string[];
}

/** Looks at the folder twice: what is there both times, and has not changed meanwhile, is complete. */
export async function findCompleteFiles(
  folder: string,
  settleSeconds: number,
): Promise<FoundFiles> {
  const first = await look(folder);
  if (first.files.length > 0) await sleep(settleSeconds * 1000, undefined, { signal: interrupted });
  const second = await look(folder);
  const before = new Map(first.files.map(({ name, version }) => [name, version]));
  const isSame = ({ name, version }: FoundFile) => before.get(name) === version;
  const isEarlier = (a: FoundFile, b: FoundFile) =>
    a.changedMs - b.changedMs || (a.name < b.name ? -1 : 1);
  return {
    complete: second.files.filter(isSame).sort(isEarlier),
    unfinished: [
      ...second.unfinished,
      ...second.files.filter((file) => !isSame(file)).map(({ name }) => name),
    ],
    strange: second.strange,
  };
}

async function look(folder: string) {
  const found = { files: [] as FoundFile[], unfinished: [] as string[], strange: [] as string[] };
  for (const name of await readdir(folder)) {
    const file = await findFile(folder, name);
    if (file === undefined) continue;
    if (typeof file === 'string') found.strange.push(`${name} is ${file}`);
    else if (!UNFINISHED.test(name)) found.files.push(file);
    // A lock or a file of the system is nobody's news.
    else if (!name.startsWith('.')) found.unfinished.push(name);
  }
  return found;
}

/** The file as it is now; undefined when it is gone, or is a folder; what it is, when it is no file. */
export async function findFile(
  folder: string,
  name: string,
): Promise<FoundFile | string | undefined> {
  const entry = await lstat(join(folder, name)).catch(unless('ENOENT'));
  if (!entry || entry.isDirectory()) return undefined;
  if (!entry.isFile()) return kindOf(entry);
  return {
    name,
    version: `${entry.dev} ${entry.ino} ${entry.size} ${entry.mtimeMs}`,
    changedMs: entry.mtimeMs,
  };
}

import { lstat, mkdir, rename, rm } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { SourceError } from '../../errors.ts';
import { freeName } from '../../files/free-name.ts';
import { writeOutput } from '../../files/write-output.ts';
import { unless } from '../../system-errors.ts';

/**
 * Moves a file of an inbox into `done` or `failed` in it, under a name that is free there, after what is said of it: texts by
 * what is put behind its name, e.g. `.rejects.csv`. Returns where it stands; undefined when it was deleted meanwhile.
 */
export async function moveFile(
  inbox: string,
  name: string,
  to: 'done' | 'failed',
  beside: Record<string, string>,
): Promise<string | undefined> {
  const folder = join(inbox, to);
  await mkdir(folder).catch(unless('EEXIST'));
  const entry = await lstat(folder);
  if (!entry.isDirectory()) {
    throw new SourceError(`${folder} is no folder: files that were loaded cannot be moved there`, {
      hint: 'move it away, then run the same command again',
    });
  }
  const { name: stem, ext } = parse(name);
  const target = join(folder, await freeName(folder, stem, ext));
  const written: string[] = [];
  for (const [end, text] of Object.entries(beside)) {
    await writeOutput(`${target}${end}`, text, { existing: 'replace' });
    written.push(`${target}${end}`);
  }
  try {
    await rename(join(inbox, name), target);
    return target;
  } catch (error) {
    unless('ENOENT')(error);
    for (const path of written) await rm(path, { force: true });
    return undefined;
  }
}

/** `jobs.csv`, else `jobs-2.csv`, `jobs-3.csv`, …: nobody else puts files there. */

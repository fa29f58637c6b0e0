// What doctor finds without a database: runtime, configuration, folders, disks.
import type { Stats } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Configuration } from '../configuration/configuration.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { unless } from '../system-errors.ts';
import { shellQuoted } from '../text/shell-quoted.ts';
import { asFindings, type Finding, finding, met } from './finding.ts';
import { readDisks } from './read-disks.ts';

const FLOOR = 24;

/** Node.js is what the package asks for. */
export function examineRuntime(version: string = process.version): Finding {
  const isRecent = Number(/^v(\d+)/.exec(version)?.[1]) >= FLOOR;
  return finding('Node.js', isRecent, version, `npm install node@${FLOOR}`);
}

/** Which configuration counts. */
export function describeConfiguration({ file }: Pick<Configuration, 'file'>): Finding {
  return met(
    'configuration',
    file ?? "none: everything has its default; 'nyx-etl init' writes one",
  );
}

/** Disks have room, and folders are nobody else's. */
export async function examineFolders(
  folders: Readonly<Record<string, string>>,
  freeGb: number,
): Promise<Finding[]> {
  const disks = await readDisks(folders, freeGb * 1e9);
  const findings = Object.entries(folders).map(([what, folder]) =>
    asFindings(`folder of ${what}`, () => examineFolder(what, folder)),
  );
  return [
    ...disks.map(({ what, folder, free_bytes, low }) =>
      finding(
        'disk',
        !low,
        `${(free_bytes / 1e9).toFixed(1)} GB free for ${what}`,
        `free some space on the disk of ${folder}: ${freeGb} GB are wanted (status.free_gb)`,
      ),
    ),
    ...(await Promise.all(findings)).flat(),
  ];
}

/** Others who can write there can exchange what is read; temporary files are written into a folder of their own. */
async function examineFolder(what: string, folder: string): Promise<Finding[]> {
  if (what === 'temporary files') {
    await using _ = await temporaryFolder('doctor');
    return [];
  }
  const state = await stat(folder).catch(unless('ENOENT', 'ENOTDIR'));
  if (!state) return examineParent(what, await existingParent(folder));
  if (!state.isDirectory())
    return [finding(`folder of ${what}`, false, `${folder} is a file`, 'name another folder')];
  await access(folder, constants.W_OK);
  return isOpen(state)
    ? [
        finding(
          `folder of ${what}`,
          false,
          `everybody may write to ${folder}`,
          `chmod go-w ${shellQuoted(folder)}`,
        ),
      ]
    : [];
}

async function examineParent(what: string, parent: string): Promise<Finding[]> {
  const mayMake = await access(parent, constants.W_OK).then(
    () => true,
    unless('EACCES', 'EROFS', 'EPERM'),
  );
  return mayMake
    ? []
    : [
        finding(
          `folder of ${what}`,
          false,
          `it cannot be made: ${parent} is not yours to write to`,
          'set NYX_HOME to a folder of your own, or name one in the configuration',
        ),
      ];
}

async function existingParent(folder: string): Promise<string> {
  const parent = dirname(folder);
  return (await stat(parent).catch(unless('ENOENT', 'ENOTDIR'))) ? parent : existingParent(parent);
}

const STICKY = 0o1000;

function isOpen({ mode }: Stats): boolean {
  return (mode & 0o002) !== 0 && (mode & STICKY) === 0;
}

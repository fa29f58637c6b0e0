import { access } from 'node:fs/promises';
import { resolveTarget } from '../config.ts';
import { counted } from '../counted.ts';
import { dataFolder } from '../database/cluster.ts';
import { openSession } from '../database/open-session.ts';
import type { Session } from '../database/session.ts';
import { EtlError, type ExitCode } from '../errors.ts';
import { type Verification, verifyExport } from '../exports/verify-export.ts';
import { refuseInterrupted } from '../interrupt.ts';
import { reasonNotToAsk } from '../ledger/exports.ts';
import { unless } from '../system-errors.ts';
import { printDone, withProgress } from './command.ts';
import type { ExportArguments } from './export-options.ts';

/** Runs `export verify`: with the database where it can be reached, else over the files alone, and says which. */
export async function verify(args: ExportArguments, folder: string): Promise<ExitCode | undefined> {
  const { session, unasked } = await reachDatabase(args['database-url']);
  try {
    const verification = await withProgress(args, (progress) =>
      verifyExport(folder, progress, { profile: args.profile, numbers: args.numbers, session }),
    );
    printDone(args, 'export-verify', verification, () => describe(verification, unasked));
    return verification.problems.length > 0 ? 3 : undefined;
  } finally {
    await session?.[Symbol.asyncDispose]();
  }
}

/** No server is set up for this, and none is missed: then `unasked` says why. */
async function reachDatabase(
  url: string | undefined,
): Promise<{ session?: Session; unasked?: string }> {
  try {
    const target = resolveTarget(url);
    if (target.kind === 'embedded' && !(await exists(dataFolder(target.home))))
      return { unasked: 'there is none' };
    const session = await openSession(target, 'nyx-etl export verify');
    const unasked = await reasonNotToAsk(session);
    if (unasked === undefined) return { session };
    await session[Symbol.asyncDispose]();
    return { unasked };
  } catch (error) {
    refuseInterrupted();
    if (!(error instanceof EtlError)) throw error;
    return { unasked: error.message };
  }
}

async function exists(path: string): Promise<boolean> {
  return (await access(path).then(() => true, unless('ENOENT', 'ENOTDIR'))) ?? false;
}

function describe(
  { folder, files, rows, problems, numbers, recorded }: Verification,
  unasked?: string,
): string {
  if (problems.length > 0)
    return [
      `${folder}: ${counted(problems.length, 'problem')}`,
      ...problems.map(({ file, detail }) => `  ${file} ${detail}`),
      'next: nyx-etl export, which publishes a new one',
    ].join('\n');
  const proof = recorded
    ? 'compared with each other and with what the database recorded'
    : `compared with each other only: ${unasked === undefined ? 'the database has no record of it' : `no database was asked (${unasked})`}`;
  return [
    `${folder}: ${counted(files, 'file')}, ${counted(rows, 'row')}, as published`,
    `  ${proof}`,
    ...(numbers ? ['  every derived number is what the base tables give'] : []),
  ].join('\n');
}

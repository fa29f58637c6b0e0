// After a crash, postmaster.pid names a process that may be any program's by now, also another user's.
import { readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../run-program.ts';
import { unless } from '../system-errors.ts';

/** What PostgreSQL writes into postmaster.pid. */
export interface ServerRecord {
  pid: number;
  /** The data folder, as it was spelled when the server was started. */
  data: string;
  port: number;
  /** Absolute folder of its Unix socket, if it has one. */
  socketFolder: string | undefined;
  isReady: boolean;
}

interface Program {
  uid: number;
  line: string;
}

/** Reads the text of the postmaster.pid in folder `data`. */
export function parseServerRecord(text: string, data: string): ServerRecord {
  const [pid = '', recorded = '', , port, socketFolder, , , state] = text
    .split('\n')
    .map((line) => line.trim());
  return {
    pid: Number(pid),
    data: recorded,
    port: Number(port),
    socketFolder: socketFolder ? join(data, socketFolder) : undefined,
    isReady: state === 'ready',
  };
}

/** Whether the recorded process is the PostgreSQL server of folder `data`, run by the owner of that folder. */
export async function isServerOf(record: ServerRecord, data: string): Promise<boolean> {
  if (!Number.isSafeInteger(record.pid) || record.pid <= 1 || !record.data) return false;
  const recorded = await realpath(record.data).catch(unless('ENOENT', 'ENOTDIR', 'EACCES'));
  // A copied folder names the server of the original.
  if (recorded !== (await realpath(data))) return false;
  const program = await (process.platform === 'linux' ? readProgram : askForProgram)(record.pid);
  return (
    program?.uid === (await stat(data)).uid &&
    `${program.line} `.includes(`/postgres -D ${record.data} `)
  );
}

/** Root in a container may not ask which file a process runs, but everybody may read its command line. */
async function readProgram(pid: number): Promise<Program | undefined> {
  const unknown = unless('ENOENT', 'ESRCH', 'EACCES', 'EPERM');
  const owner = await stat(`/proc/${pid}`).catch(unknown);
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(unknown);
  return owner && line ? { uid: owner.uid, line: line.replaceAll('\0', ' ') } : undefined;
}

async function askForProgram(pid: number): Promise<Program | undefined> {
  // ps fails where there is no such process.
  const [printed] = await Promise.allSettled([
    runProgram('ps', ['-ww', '-o', 'uid=,command=', '-p', String(pid)]),
  ]);
  if (printed.status === 'rejected') return undefined;
  const [, uid, line] = /^\s*(\d+)\s+(.+)/.exec(printed.value) ?? [];
  return uid && line ? { uid: Number(uid), line } : undefined;
}

import { readFileSync } from 'node:fs';

/** The code of an error of the system or a driver, e.g. `ENOENT`; undefined when it has none. */
export function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** For `catch`: gives undefined for an error with one of these codes, and throws any other. */
export function unless(...codes: string[]): (error: unknown) => undefined {
  return (error) => {
    if (!codes.some((code) => code === errorCode(error))) throw error;
  };
}

/** Whether a process of this machine lives; another user's may not be signalled, but it does. */
export function isProcessAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !isZombie(pid);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** One that has ended, and whose parent has not asked how: it holds nothing any more. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch (error) {
    unless('ENOENT', 'ESRCH', 'EACCES')(error);
    return false;
  }
}

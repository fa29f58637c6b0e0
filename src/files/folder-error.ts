import { EtlError } from '../errors.ts';

const REMEDIES: Record<string, string> = {
  ENOSPC: 'the disk is full: free some space, or choose another folder with --out',
  EDQUOT:
    'your quota on this disk is used up: free some space, or choose another folder with --out',
  EACCES: 'choose a folder you may write to with --out',
  EPERM: 'choose a folder you may write to with --out',
  EROFS: 'this disk is read-only: choose another folder with --out',
  EFBIG:
    'no file may grow so large here (ulimit -f): lift that, or choose another folder with --out',
  ENOENT: 'no folder can be made there: choose another with --out',
  ENOTDIR: 'a part of this path is a file: choose another folder with --out',
  EEXIST: 'this is a file: choose a folder with --out',
};

/**
 * What the file system refuses where `--out` points is for the user to mend: an EtlError `cannot export to DIR (ENOSPC)` with
 * exit code 1 where there is no room, else 2. Other errors are given back as they are.
 */
export function toFolderError(error: unknown, doing: string, code: string): unknown {
  if (error instanceof EtlError || !(error instanceof Error) || !('code' in error)) return error;
  const hint = REMEDIES[String(error.code)];
  if (!hint) return error;
  const exitCode = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code)) ? 1 : 2;
  return new EtlError(`cannot ${doing} (${error.code})`, { hint, code, exitCode, cause: error });
}

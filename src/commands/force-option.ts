// What a person may have worked on stays, unless --force is given.
import type { OutputOptions } from '../files/write-output.ts';

export const forceOption = {
  type: 'boolean',
  default: false,
  describe: 'replace the file of --out where there is one',
} as const;

/** What becomes of a file that is there already. */
export function existingBy({ force }: { force: boolean }): OutputOptions {
  return { existing: force ? 'replace' : 'refuse' };
}

import { toSqlError } from '../database/sql-error.ts';
import { refuseInterrupted } from '../interrupt.ts';
import { errorCode } from '../system-errors.ts';
import { messageOf } from '../thrown.ts';

/** A requirement and what was found of it. */
export interface Finding {
  what: string;
  ok: boolean;
  found: string;
  /** What to type or do about it, also as advice where it is met; null when nothing has to be done. */
  fix: string | null;
}

/** One that is met. */
export const met = (what: string, found: string): Finding => ({ what, ok: true, found, fix: null });

/** One that is met, or else has a fix. */
export function finding(what: string, ok: boolean, found: string, fix: string): Finding {
  return { what, ok, found, fix: ok ? null : fix };
}

/** A failure is what doctor is there to tell of, not to fail with. */
export async function asFindings(
  what: string,
  look: () => Promise<Finding[]> | Finding[],
): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    refuseInterrupted();
    const { message, hint } = describe(error);
    return [{ what, ok: false, found: message, fix: hint ?? null }];
  }
}

/** What the system refuses is a finding, too; a mistake of ours is thrown. */
function describe(error: unknown): { message: string; hint?: string | undefined } {
  try {
    return toSqlError(error);
  } catch (other) {
    if (typeof errorCode(other) !== 'string') throw other;
    return { message: messageOf(other) };
  }
}

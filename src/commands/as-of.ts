import { ConfigError } from '../errors.ts';
import { isDay } from '../transforms/day-ranges.ts';

const INSTANT = /^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i;

export const asOfOption = {
  type: 'string',
  describe: 'logical time of the run, RFC 3339 (default: now)',
} as const;

/** The instant of --as-of, now without one. Throws ConfigError for what is none, or lacks its offset from UTC. */
export function readAsOf(text: string | undefined): string {
  if (text === undefined) return new Date().toISOString();
  const day = INSTANT.exec(text)?.[1] ?? '';
  // JavaScript takes 30 February for 2 March, PostgreSQL refuses it.
  if (Number.isNaN(Date.parse(text)) || !isDay(day)) {
    throw new ConfigError(`--as-of ${text} is no instant`, { hint: 'write it as 2026-05-01T00:00:00Z' });
  }
  return text;
}

import { readInstant } from '../transforms/instant.ts';

export const asOfOption = {
  type: 'string',
  describe: 'logical time of the run, RFC 3339 (default: now)',
} as const;

/** The instant of --as-of, now without one. Throws ConfigError for what is none, or lacks its offset from UTC. */
export function readAsOf(text: string | undefined): string {
  return text === undefined ? new Date().toISOString() : readInstant('--as-of', text);
}

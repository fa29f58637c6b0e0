import { ConfigError } from '../errors.ts';

export const asOfOption = {
  type: 'string',
  describe: 'logical time of the run, RFC 3339 (default: now)',
} as const;

/** The instant of --as-of, now without one. Throws ConfigError for what is none, or lacks its offset from UTC. */
export function readAsOf(text: string | undefined): string {
  if (text === undefined) return new Date().toISOString();
  if (Number.isNaN(Date.parse(text)) || !/(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    throw new ConfigError(`--as-of ${text} is no instant`, { hint: 'write it as 2026-05-01T00:00:00Z' });
  }
  return text;
}

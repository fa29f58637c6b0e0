import { type Logger, pino } from 'pino';
import { currentIo } from '../invocation.ts';
import { escapeJson } from '../text/printable.ts';

/**
 * JSON lines on stderr for what runs unattended (`run`, `schedule`). Commands typed by people print sentences
 * instead. Connection strings and passwords are never logged.
 */
export function createLogger(level: 'error' | 'info' | 'debug' = 'info'): Logger {
  const { stderr } = currentIo();
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['*.password', '*.url', 'url'],
    },
    { write: (line) => stderr.write(escapeJson(line)) },
  );
}

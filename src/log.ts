import { destination, type Logger, pino } from 'pino';

/**
 * JSON lines on stderr for what runs unattended (`run`, `schedule`). Commands typed by people print sentences
 * instead. Connection strings and passwords are never logged.
 */
export function createLogger(level: 'error' | 'info' | 'debug' = 'info'): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['*.password', '*.url', 'url'] },
    destination({ fd: 2, sync: true }),
  );
}

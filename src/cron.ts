import { parse, validate } from 'node-cron';

/**
 * Whether it is a cron expression of five fields, such as `30 2 * * *`. Days by words, as `L` for
 * the last one, are none: slots are found by numbers alone.
 */
export function isCron(text: string): boolean {
  if (text.trim().split(/\s+/).length !== 5 || !validate(text)) return false;
  const { dayOfMonth, dayOfWeek }: Record<string, unknown[]> = { ...parse(text) };
  return [dayOfMonth, dayOfWeek].every((days) => days?.every((day) => typeof day === 'number'));
}

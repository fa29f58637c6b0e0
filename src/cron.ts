import { validate } from 'node-cron';

/** Whether it is a cron expression of five fields, such as `30 2 * * *`. */
export function isCron(text: string): boolean {
  return text.trim().split(/\s+/).length === 5 && validate(text);
}

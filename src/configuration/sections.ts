// Every section of nyx-etl.config.yaml. A new one is a file in sections/ and a line here.
import type { z } from 'zod';
import { backup } from './sections/backup.ts';
import { database } from './sections/database.ts';
import { digest } from './sections/digest.ts';
import { exporting } from './sections/export.ts';
import { history } from './sections/history.ts';
import { inboxes } from './sections/inboxes.ts';
import { jobs } from './sections/jobs.ts';
import { mailReader } from './sections/mail_reader.ts';
import { mailboxes } from './sections/mailboxes.ts';
import { notify } from './sections/notify.ts';
import { schedule } from './sections/schedule.ts';
import { smtp } from './sections/smtp.ts';
import { status } from './sections/status.ts';

export const sections = [
  database,
  inboxes,
  mailboxes,
  mailReader,
  exporting,
  backup,
  jobs,
  schedule,
  notify,
  smtp,
  digest,
  history,
  status,
] as const;

type Listed = (typeof sections)[number];

/** What the configuration says, by section, with the default of what it leaves out. */
export type Settings = {
  [S in Listed as S['name']]: z.output<S['schema']>;
};

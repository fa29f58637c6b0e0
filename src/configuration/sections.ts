// Every section of nyx-etl.config.yaml. A new one is a file in sections/ and a line here.
import type { z } from 'zod';
import { database } from './sections/database.ts';
import { exporting } from './sections/export.ts';
import { history } from './sections/history.ts';
import { jobs } from './sections/jobs.ts';
import { schedule } from './sections/schedule.ts';
import { status } from './sections/status.ts';

export const sections = [database, exporting, jobs, schedule, history, status] as const;

type Listed = (typeof sections)[number];

/** What the configuration says, by section, with the default of what it leaves out. */
export type Settings = {
  [S in Listed as S['name']]: z.output<S['schema']>;
};

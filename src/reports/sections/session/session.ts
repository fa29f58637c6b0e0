import { z } from 'zod';
import { count, id, instant } from '../../model.ts';
import { one } from '../../section.ts';

/** Which session it is. */
export const session = one({
  name: 'session',
  module: import.meta.url,
  row: z.object({
    id,
    name: z.string().nullable(),
    status: z.string().nullable(),
    started_at: instant.nullable(),
    ended_at: instant.nullable(),
    duration_seconds: count.nullable(),
    timezone: z.string(),
  }),
});

import { z } from 'zod';
import { id } from '../../model.ts';
import { one } from '../../section.ts';

/** Which company it is. */
export const company = one({
  name: 'company',
  module: import.meta.url,
  row: z.object({
    id,
    name: z.string(),
    domain: z.string().nullable(),
    tier: z.string(),
    industry: z.string().nullable(),
    size: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string().nullable(),
  }),
});

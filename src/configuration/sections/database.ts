import { z } from 'zod';
import { defineSection, secret } from '../section.ts';

export const database = defineSection({
  name: 'database',
  describe: "Which PostgreSQL server; without it, nyx-etl's own embedded one",
  schema: z
    .strictObject({
      url: secret('postgres://user@host:5432/database').optional(),
    })
    .prefault({}),
  variables: { url: 'DATABASE_URL' },
});

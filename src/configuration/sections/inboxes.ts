import { z } from 'zod';
import { dateOrders } from '../../choices.ts';
import { defineSection } from '../section.ts';

const text = z.string().min(1);

const folder = {
  name: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'is made of letters, digits, dots, - and _')
    .describe('Names the inbox in the history: what was loaded is known by it.'),
  folder: text.describe('Files are taken from here, and moved to done/ or failed/ in it.'),
  settle_seconds: z
    .number()
    .min(0)
    .max(3600)
    .default(5)
    .describe('A file that has not changed for so long is complete.'),
  max_rejects_percent: z
    .number()
    .min(0)
    .max(100)
    .default(0)
    .describe('A file of which more is set aside is not loaded, and moved to failed/.'),
};
const tabular = {
  ...folder,
  map: z.record(z.string(), z.array(z.string())).optional().describe('Target: columns.'),
  encoding: text.optional(),
  date_order: z.enum(dateOrders).optional(),
};
const mail = {
  account: text.describe('Address of the mailbox; a new one is made.'),
  user: text.optional().describe('E-mail of its owner in nyx.users.'),
};

/** One folder that files are put into by others; an entry of the section. */
export const inboxOptions = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('job-posts'), ...tabular, source: text.optional() }),
  z.strictObject({ kind: z.literal('applications'), ...tabular, user: text.optional() }),
  z.strictObject({ kind: z.literal('table'), ...tabular, table: text }),
  z.strictObject({
    kind: z.literal('emails'),
    ...folder,
    max_rejects_percent: folder.max_rejects_percent.default(100),
    ...mail,
  }),
]);

export type Inbox = z.output<typeof inboxOptions>;

export const inboxes = defineSection({
  name: 'inboxes',
  describe: 'Folders that others put files into, which the nightly loads',
  schema: z
    .array(inboxOptions)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'have a name twice')
    .default([]),
  example: ['- name: scraped', '  kind: job-posts', '  folder: /srv/nyx/scraped'],
});

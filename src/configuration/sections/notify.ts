import { z } from 'zod';
import { defineSection, secret } from '../section.ts';

const url = secret('Where it is sent; best as url_file: who knows it can write there.').regex(
  /^https?:\/\/\S+$/,
  'is no URL that begins with https:// or http://',
);

/** One place where somebody is told how jobs end. */
const channelOptions = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['slack', 'discord']), url }),
  z.strictObject({
    kind: z.literal('ntfy'),
    url,
    token: secret('An access token, where the topic wants one.').optional(),
  }),
  z.strictObject({ kind: z.literal('ping'), url }),
  z.strictObject({
    kind: z.literal('email'),
    to: z.array(z.email()).min(1).describe('Who gets the mail; it goes by the section smtp.'),
  }),
]);

export type Channel = z.output<typeof channelOptions>;

export const notify = defineSection({
  name: 'notify',
  describe:
    'Who is told that a job failed and that it works again, by name; a ping tells a watchdog of each success',
  schema: z.record(z.string().regex(/^[\w.-]{1,60}$/), channelOptions).default({}),
  example: ['ops:', '  kind: ntfy', '  url_file: /run/secrets/ntfy'],
});

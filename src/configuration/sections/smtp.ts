import { z } from 'zod';
import { defineSection, secret, word } from '../section.ts';

export const smtp = defineSection({
  name: 'smtp',
  describe: 'The server that mail goes out by',
  schema: z
    .strictObject({
      host: word('The SMTP server; without it no mail is sent.').optional(),
      port: z.int().min(1).max(65_535).default(587).describe('Its port.'),
      tls: z
        .enum(['starttls', 'implicit', 'none'])
        .default('starttls')
        .describe('How the line is encrypted; none is for a server on this machine.'),
      user: word('Who logs in; without it nobody does.').optional(),
      password: secret('Best as password_file.').optional(),
      from: word('The sender of the mail.').optional(),
    })
    .refine(
      ({ tls, host }) =>
        tls !== 'none' || /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(host ?? 'localhost'),
      'sends mail and password as they are: tls none is for a server on this machine',
    )
    .prefault({}),
});

export type Smtp = z.output<typeof smtp.schema>;

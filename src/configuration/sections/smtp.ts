import { z } from 'zod';
import { defineSection, secret, word } from '../section.ts';
import { encryption, isLoopback } from '../servers.ts';

export const smtp = defineSection({
  name: 'smtp',
  describe: 'The server that mail goes out by',
  schema: z
    .strictObject({
      host: word('The SMTP server; without it no mail is sent.').optional(),
      port: z.int().min(1).max(65_535).default(587).describe('Its port.'),
      tls: encryption('starttls'),
      user: word('Who logs in; without it nobody does.').optional(),
      password: secret('Best as password_file.').optional(),
      from: word('The sender of the mail.').optional(),
    })
    .refine(
      ({ tls, host }) => tls !== 'none' || isLoopback(host ?? 'localhost'),
      'sends mail and password as they are: tls none is for a server on this machine',
    )
    .prefault({}),
});

export type Smtp = z.output<typeof smtp.schema>;

import { z } from 'zod';
import { defineSection, secret } from '../section.ts';
import { encryption, isLoopback } from '../servers.ts';

const text = z.string().min(1);

/** One mailbox on an IMAP server; an entry of the section. */
export const imapOptions = z
  .strictObject({
    name: z
      .string()
      .regex(/^[\w.-]{1,100}$/, 'is made of letters, digits, dots, - and _')
      .describe('Names the mailbox in the history: how far it was read is known by it.'),
    host: text.describe('The IMAP server.'),
    port: z
      .int()
      .min(1)
      .max(65_535)
      .optional()
      .describe('Default: 993; 143 unless tls is implicit.'),
    tls: encryption('implicit'),
    ca_file: text.optional().describe('Certificate of who signs for the server, as PEM.'),
    user: text.describe('Who logs in.'),
    password: secret('Best as password_file; an app password where the server wants one.'),
    folders: z.array(text).min(1).default(['INBOX']).describe('Which folders are read.'),
    account: text.describe('Address of the mailbox; a new one is made.'),
    owner: text.optional().describe('E-mail of its owner in nyx.users.'),
    batch_messages: z.int().min(1).max(10_000).default(500).describe('Messages per transaction.'),
  })
  .refine(
    ({ tls, host }) => tls !== 'none' || isLoopback(host),
    'sends the password as it is: tls none is for a server on this machine',
  );

export type ImapMailbox = z.output<typeof imapOptions>;

export const mailboxes = defineSection({
  name: 'mailboxes',
  describe: 'Mailboxes on IMAP servers, which the nightly reads; nothing is changed there',
  schema: z
    .array(imapOptions)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'have a name twice')
    .default([]),
  example: [
    '- name: work',
    '  host: imap.example.org',
    '  user: ada@example.org',
    '  password_file: /run/secrets/imap',
    '  account: ada@example.org',
  ],
});

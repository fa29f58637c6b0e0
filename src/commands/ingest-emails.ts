import { lstat } from 'node:fs/promises';
import type { DateOrder } from '../choices.ts';
import { directions } from '../choices.ts';
import { ConfigError } from '../errors.ts';
import { MAX_MESSAGE_BYTES } from '../ingest/source/limits.ts';
import { defineCommand } from './command.ts';
import {
  dateOptions,
  loadOptions,
  mappingOptions,
  readLoadOptions,
  readMappingOptions,
} from './ingest-options.ts';
import { expandFiles, loadFiles } from './load-files.ts';

const options = {
  paths: {
    type: 'string',
    array: true,
    demandOption: true,
    describe: 'mbox, .eml, .msg, folder, Maildir, CSV, JSON, Parquet, also .gz; or globs',
  },
  account: {
    type: 'string',
    demandOption: true,
    describe: 'address of the mailbox the mail is from; a new one is made',
  },
  user: {
    type: 'string',
    describe: 'e-mail of its owner in nyx.users (default: the only person there)',
  },
  direction: {
    choices: directions,
    describe: 'instead of telling by the addresses',
  },
  'max-message-bytes': {
    type: 'number',
    default: MAX_MESSAGE_BYTES,
    describe: 'larger messages are set aside',
  },
  ...mappingOptions,
  'date-order': dateOptions['date-order'],
  'max-rejects': { ...loadOptions['max-rejects'], default: '100%' },
  'dry-run': loadOptions['dry-run'],
  exclusive: loadOptions.exclusive,
  'rejects-out': loadOptions['rejects-out'],
} as const;

export default defineCommand({
  command: 'emails <paths..>',
  describe:
    'load e-mails from mailboxes, .eml files and tables; what is loaded already is left alone',
  positionals: ['paths'],
  options,
  examples: [
    ['ingest emails takeout.mbox --account ada@gmail.com', 'a Gmail Takeout'],
    ['ingest emails ~/Maildir sent.mbox.gz --account ada@example.org', 'several at once'],
    [
      'ingest emails mails.csv --account ada@example.org',
      'columns are found by name; the mapping is shown',
    ],
    ['ingest emails inbox/ --account ada@example.org --dry-run', 'what would happen'],
  ],
  run: async (args) => {
    const { findOwner } = await import('../ingest/find-owner.ts');
    const { loadEmails } = await import('../ingest/load-emails.ts');
    const address = readAddress(args.account);
    const loading = {
      ...readLoadOptions(args),
      ...(await readMappingOptions(args)),
      dateOrder: args['date-order'] as DateOrder | undefined,
      maxMessageBytes: args['max-message-bytes'],
    };
    const files = await expandFiles(args.paths);
    for (const path of files) await requireReadable(path);
    return loadFiles({ ...args, files }, 'emails', async (session, path, watching) => {
      const { userId } = await findOwner(session, args.user);
      const mailbox = { address, userId, direction: args.direction ?? null };
      return loadEmails(session, path, mailbox, { ...loading, ...watching });
    });
  },
});

async function requireReadable(path: string): Promise<void> {
  const { unusablePath } = await import('../ingest/emails/mail-files.ts');
  await lstat(path).catch((cause: unknown) => {
    throw unusablePath(path, 'does not exist or cannot be read', cause);
  });
}

function readAddress(account: string): string {
  const address = account.trim().toLowerCase();
  if (/^[^\s@]+@[^\s@]+$/.test(address)) return address;
  throw new ConfigError('--account is not a mail address', {
    hint: 'give one such as --account ada@example.org',
  });
}

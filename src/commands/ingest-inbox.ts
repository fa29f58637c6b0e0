import { basename, resolve } from 'node:path';
import type { z } from 'zod';
import { loadKinds } from '../choices.ts';
import { type Inbox, inboxOptions } from '../configuration/sections/inboxes.ts';
import { counted } from '../counted.ts';
import { requireWritable } from '../database/require-writable.ts';
import { ConfigError, type ExitCode } from '../errors.ts';
import { type InboxSummary, takeInbox } from '../ingest/inbox/take-inbox.ts';
import type { JsonOutput } from '../json/index.ts';
import { visible } from '../reports/visible.ts';
import {
  type CommandArguments,
  defineCommand,
  printDone,
  withMigratedSession,
  withProgress,
} from './command.ts';
import { describeLoad } from './load-files.ts';
import { loadToJson } from './load-json.ts';

const options = {
  dir: { type: 'string', demandOption: true, describe: 'the folder that others put files into' },
  kind: {
    choices: loadKinds,
    demandOption: true,
    describe: 'what its files hold',
  },
  name: {
    type: 'string',
    describe: "by which it is known what was loaded (default: the folder's name)",
  },
  table: { type: 'string', describe: 'of --kind table: the table they go into' },
  account: { type: 'string', describe: 'of --kind emails: address of the mailbox' },
  user: { type: 'string', describe: 'e-mail of the owner in nyx.users' },
  settle: {
    type: 'number',
    default: 5,
    describe: 'seconds in which a file must not have changed',
  },
} as const;

export default defineCommand({
  command: 'inbox <dir>',
  describe: 'load the complete files of a folder, each once, and move them to done/ or failed/',
  positionals: ['dir'],
  options,
  examples: [
    ['ingest inbox ~/scraped --kind job-posts', 'again and again, as often as you like'],
    ['ingest inbox ~/mail --kind emails --account ada@example.org', 'mailboxes and .eml files'],
  ],
  run: async (args) => {
    const inbox = readInbox(args);
    const summary = await withMigratedSession(args, 'ingest inbox', async (session) => {
      await requireWritable(session, 'cannot load');
      return withProgress(args, (progress) => takeInbox(session, inbox, progress));
    });
    printDone(args, 'ingest-inbox', toJson(summary), () => describe(summary));
    return summary.failed.length > 0 ? (3 satisfies ExitCode) : undefined;
  },
});

function readInbox(args: CommandArguments<typeof options>): Inbox {
  const { dir, kind, table, account, user } = args;
  const read = inboxOptions.safeParse({
    kind,
    name: args.name ?? basename(resolve(dir)),
    folder: dir,
    settle_seconds: args.settle,
    ...(table === undefined ? {} : { table }),
    ...(account === undefined ? {} : { account }),
    ...(user === undefined ? {} : { user }),
  });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  if (issue) throw toUsageError(issue, args);
  throw read.error;
}

/** The options are those of an inbox of the configuration; what is wrong with one is said of the option. */
function toUsageError(
  issue: z.core.$ZodIssue,
  { dir, kind, settle }: CommandArguments<typeof options>,
): ConfigError {
  if (issue.code === 'unrecognized_keys')
    return new ConfigError(`--${issue.keys[0]} is not for --kind ${kind}`, {
      hint: 'leave it out',
    });
  const field = String(issue.path[0]);
  if (field === 'name')
    return new ConfigError(`${dir} has no name that an inbox can have: it ${issue.message}`, {
      hint: 'give it one: --name scraped',
    });
  if (field === 'settle_seconds')
    return new ConfigError(`--settle ${settle} is more than an hour`, { hint: 'e.g. --settle 5' });
  return new ConfigError(`--kind ${kind} needs --${field}`, {
    hint: "run 'nyx-etl ingest inbox --help'",
  });
}

function toJson({ loads, repeated, failed, ...summary }: InboxSummary): JsonOutput['ingest-inbox'] {
  return {
    ...summary,
    loads: loads.map(loadToJson),
    repeated: repeated.map(({ file, loadId }) => ({ file, load_id: String(loadId) })),
    failed: failed.map(({ file, error }) => ({ file, code: error.code, message: error.message })),
  };
}

function describe({ loads, repeated, failed, left }: InboxSummary): string {
  const set = [
    ...loads.flatMap(describeLoad),
    ...repeated.map(
      ({ file, loadId }) => `${visible(file)}: its bytes were loaded before, as load ${loadId}`,
    ),
    ...failed.map(({ file, error }) => `${visible(file)} -> failed/: ${visible(error.message)}`),
    ...left.map((sentence) => `left: ${visible(sentence)}`),
  ];
  const files = counted(loads.length, 'file');
  const next =
    failed.length > 0 ? 'mend what is in failed/, and move it back' : 'nyx-etl transform';
  if (set.length === 0) return 'nothing to load';
  return [...set, `${files} loaded`, `next: ${next}`].join('\n');
}

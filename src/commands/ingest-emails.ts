import { lstat } from 'node:fs/promises';
import type { Session } from '../database/session.ts';
import { ConfigError } from '../errors.ts';
import type { LoadOptions, LoadSummary } from '../ingest/load-plan.ts';
import {
  type CommandArguments,
  count,
  defineCommand,
  printResult,
  remark,
  withMigratedSession,
  withProgress,
} from './command.ts';

const options = {
  paths: { type: 'string', array: true, demandOption: true, describe: 'mbox (.gz), .eml, folder, Maildir' },
  account: { type: 'string', demandOption: true, describe: 'address of the mailbox the mail is from' },
  user: { type: 'string', describe: 'e-mail of its owner in nyx.users (default: the only person there)' },
  direction: { choices: ['inbound', 'outbound'] as const, describe: 'instead of telling by the addresses' },
  'max-message-bytes': { type: 'number', default: 50_000_000, describe: 'larger messages are set aside' },
  'max-rejects': {
    type: 'string',
    default: '100%',
    describe: 'N or P%: with more set aside, nothing is loaded',
  },
  'dry-run': { type: 'boolean', default: false, describe: 'do everything, then roll it back' },
} as const;

export default defineCommand({
  command: 'emails <paths..>',
  describe: 'load e-mails from mailboxes and .eml files; what is loaded already is left alone',
  positionals: ['paths'],
  options,
  examples: [
    ['ingest emails takeout.mbox --account ada@gmail.com', 'a Gmail Takeout'],
    ['ingest emails ~/Maildir sent.mbox.gz --account ada@example.org', 'several at once'],
    ['ingest emails inbox/ --account ada@example.org --dry-run', 'what would happen'],
  ],
  run: (args) =>
    withMigratedSession(args, 'ingest emails', async (session) => {
      const summaries = await loadAll(session, args);
      printResult(args, 'ingest-emails', { dry_run: args.dryRun, loads: summaries }, () =>
        summaries.map((summary) => describe(summary, args.dryRun)).join('\n'),
      );
      if (!args.dryRun) remark(args, 'next: nyx-etl transform');
      return undefined;
    }),
});

async function loadAll(session: Session, args: CommandArguments<typeof options>): Promise<LoadSummary[]> {
  const { emailPlan } = await import('../ingest/emails/email-plan.ts');
  const { findOwner } = await import('../ingest/emails/mailbox.ts');
  const { runLoad } = await import('../ingest/load.ts');
  const loadOptions: LoadOptions = {
    maxRejects: readLimit(args.maxRejects),
    onConflict: 'skip',
    dryRun: args.dryRun,
  };
  for (const path of args.paths) await requireReadable(path);
  const mailbox = {
    address: readAddress(args.account),
    userId: await findOwner(session, args.user),
    direction: args.direction ?? null,
  };
  const summaries: LoadSummary[] = [];
  for (const path of args.paths) {
    const summary = await withProgress(args, (progress) => {
      const plan = emailPlan(path, mailbox, { maxMessageBytes: args.maxMessageBytes, progress });
      return runLoad(session, plan, loadOptions);
    });
    summaries.push(summary);
  }
  return summaries;
}

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
    hint: 'Give one such as --account ada@example.org.',
  });
}

function readLimit(text: string): LoadOptions['maxRejects'] {
  const match = /^(\d+)(%?)$/.exec(text.trim());
  if (match === null)
    throw new ConfigError(`--max-rejects ${text} is neither a number nor a percentage`, {
      hint: 'Give --max-rejects 10 or --max-rejects 1%.',
    });
  return match[2] === '%' ? { percent: Number(match[1]) } : { rows: Number(match[1]) };
}

/** The counts that add up, what was repaired, and where to look at what was set aside. */
function describe(summary: LoadSummary, dryRun: boolean): string {
  const { inserted, updated, unchanged, duplicate, rejected } = summary;
  const counts = Object.entries({ inserted, updated, unchanged, duplicate, rejected }).map(
    ([name, value]) => `${name} ${count(value)}`,
  );
  const repairs = Object.entries(summary.notes.message ?? {}).map(
    ([kind, n]) => `${kind.replaceAll('_', ' ')} ${count(n)}`,
  );
  const reasons = Object.entries(summary.reasons).map(([reason, n]) => `${reason} ${count(n)}`);
  return [
    `${summary.source}: read ${count(summary.read)} = ${counts.join(' + ')}${dryRun ? ' (dry run: nothing is kept)' : ''}`,
    ...(repairs.length > 0 ? [`  noted: ${repairs.join(', ')}`] : []),
    ...(reasons.length > 0
      ? [
          `  set aside: ${reasons.join(', ')}${dryRun ? '' : `; see nyx-etl rejects list --load ${summary.loadId}`}`,
        ]
      : []),
  ].join('\n');
}

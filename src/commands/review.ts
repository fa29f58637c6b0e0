import { counted } from '../counted.ts';
import type { Session } from '../database/session.ts';
import { ConfigError } from '../errors.ts';
import { writeOutput } from '../files/write-output.ts';
import { readBounded } from '../ingest/source/read-bounded.ts';
import { currentIo } from '../invocation.ts';
import { printData } from '../output.ts';
import { forgetVerdict, judgeMail } from '../transforms/review/judge-mail.ts';
import { type Review, readReview } from '../transforms/review/read-review.ts';
import {
  type CommandArguments,
  defineCommand,
  printDone,
  printResult,
  remark,
  withMigratedSession,
} from './command.ts';
import { existingBy, forceOption } from './force-option.ts';
import { positive } from './option-values.ts';
import { readVerdicts, toReviewJson } from './review-file.ts';
import { REVIEW_FORMATS, renderReview } from './review-formats.ts';
import { reviewByKeys, typedKeys } from './review-keys.ts';
import { describeReview } from './review-text.ts';
import { fitLines } from './table.ts';

const MAX_REVIEW_BYTES = 50_000_000;
const NEXT = 'next: nyx-etl transform';

const options = {
  limit: { type: 'number', default: 50, describe: 'how many mails, the most telling first' },
  format: {
    choices: REVIEW_FORMATS,
    describe:
      'as a file to fill in: csv and json by their columns verdict and application, html in a browser',
  },
  out: { type: 'string', describe: 'file to write, with --format' },
  force: forceOption,
  from: { type: 'string', describe: 'file that was filled in, - for stdin: all of it or nothing' },
  forget: { type: 'string', describe: 'id of a mail: take back what was said of it' },
} as const;

export default defineCommand({
  command: 'review',
  describe: 'say what mails are that the rules are unsure of',
  options,
  examples: [
    ['review', 'one mail after the other, one key each; a list without a terminal'],
    ['review --format csv --out mails.csv', 'to fill in verdict and application elsewhere'],
    ['review --format html --out mails.html', 'the same in a browser, which saves verdicts.csv'],
    ['review --from mails.csv', 'and back: what has no verdict is left'],
    ['review --forget 7f9c…', 'take back what was said of a mail'],
  ],
  run: async (args) => {
    refuseContradictions(args);
    return withMigratedSession(args, 'review', async (session) => {
      if (args.from !== undefined) await takeFile(session, args, args.from);
      else if (args.forget !== undefined) await forget(session, args, args.forget);
      else await show(args, session, await readReview(session, positive('--limit', args.limit)));
      return undefined;
    });
  },
});

type Arguments = CommandArguments<typeof options>;

function refuseContradictions({ format, out, from, forget }: Arguments): void {
  const ways = [out ?? format, from, forget].filter((way) => way !== undefined);
  if (ways.length > 1)
    throw new ConfigError('--out, --from and --forget exclude each other', {
      hint: 'keep the one that is meant',
    });
  if (out !== undefined && format === undefined)
    throw new ConfigError('--out wants a --format', { hint: 'add --format csv, html, json or md' });
}

async function show(args: Arguments, session: Session, review: Review): Promise<void> {
  const { format, out } = args;
  if (format !== undefined) {
    const text = renderReview(review, format);
    if (out === undefined) await printData(text);
    else {
      await writeOutput(out, text, existingBy(args));
      const { waiting, mails } = review;
      const written = { file: out, format, mails: mails.length, waiting };
      printDone(
        args,
        'review-file',
        written,
        () => `wrote ${counted(mails.length, 'mail')} to ${out}`,
      );
    }
  } else if (isTerminal(args) && review.mails.length > 0) {
    const judged = await reviewByKeys(session, review, typedKeys());
    if (judged > 0) remark(args, `${counted(judged, 'mail')} judged; ${NEXT}`);
  } else
    printResult(args, 'review', toReviewJson(review), () => fitLines([describeReview(review)]));
}

const isTerminal = ({ json }: Arguments) =>
  !json && currentIo().stdout.isTTY === true && process.stdin.isTTY === true;

async function takeFile(session: Session, args: Arguments, file: string): Promise<void> {
  const text = (await readBounded(file, MAX_REVIEW_BYTES, '*.csv')).toString('utf8');
  const { verdicts, left } = readVerdicts(text);
  await judgeMail(session, verdicts);
  const told = { judged: verdicts.length, left, forgotten: 0 };
  printDone(
    args,
    'review-told',
    told,
    () => `${counted(verdicts.length, 'mail')} judged, ${left} left without a verdict`,
  );
  remark(args, NEXT);
}

async function forget(session: Session, args: Arguments, emailId: string): Promise<void> {
  await forgetVerdict(session, emailId);
  printDone(args, 'review-told', { judged: 0, left: 0, forgotten: 1 }, () => `forgot ${emailId}`);
  remark(args, NEXT);
}

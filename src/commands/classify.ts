import { SourceError } from '../errors.ts';
import { MAX_MESSAGE_BYTES } from '../ingest/source/limits.ts';
import { shownName } from '../ingest/source/pipe.ts';
import { readBounded } from '../ingest/source/read-bounded.ts';
import type { JsonOutput } from '../json/index.ts';
import { printNote } from '../output.ts';
import { visible } from '../reports/visible.ts';
import { isUuid } from '../uuid.ts';
import { type Classified, describeClassified } from './classify-text.ts';
import {
  defineCommand,
  type GlobalArguments,
  printResult,
  withMigratedSession,
} from './command.ts';

export default defineCommand({
  command: 'classify <files..>',
  describe: 'tell what a message is, by rule; files need no database',
  positionals: ['files'],
  options: {
    files: {
      type: 'string',
      array: true,
      demandOption: true,
      describe: '.eml files, or ids of loaded mails',
    },
    explain: {
      type: 'boolean',
      default: false,
      describe: 'show which rule decided and what else came close',
    },
  },
  examples: [
    ['classify answer.eml', 'rejection, 95 %'],
    ['classify --explain answer.eml', 'with the phrase that decided'],
    ['classify --explain 7f9c…', 'of a loaded mail also what your verdicts teach of it'],
  ],
  run: async (args) => {
    const results: Classified[] = [];
    const rejected: { file: string; reason: string }[] = [];
    for (const file of args.files) {
      try {
        results.push(isUuid(file) ? await classifyLoaded(args, file) : await classifyFile(file));
      } catch (error) {
        if (!(error instanceof SourceError) || args.files.length === 1) throw error;
        rejected.push({ file, reason: error.message });
      }
    }
    for (const { reason } of rejected) printNote(`${visible(reason)}\n`);
    printResult(args, 'classify', { messages: results.map(toJson), rejected }, () =>
      results.map((one) => describeClassified(one, args.explain)).join('\n'),
    );
    return rejected.length > 0 ? 3 : undefined;
  },
});

/** A mail of the database, with what its person has said of it and of those like it. */
async function classifyLoaded(args: GlobalArguments, file: string): Promise<Classified> {
  const { readLoadedMail } = await import('../transforms/review/loaded-mail.ts');
  const { classifyMail } = await import('../mail/rules/classify-mail.ts');
  const { mail, ...loaded } = await withMigratedSession(args, 'classify', (session) =>
    readLoadedMail(session, file),
  );
  return { file, verdict: classifyMail(mail), loaded };
}

async function classifyFile(file: string): Promise<Classified> {
  const { readMessage } = await import('../mail/message-row.ts');
  const { rejectMessage } = await import('../ingest/emails/reject-messages.ts');
  const { classifyMail } = await import('../mail/rules/classify-mail.ts');
  const bytes = await readBounded(file, MAX_MESSAGE_BYTES, '*.eml');
  const message = readMessage(bytes);
  if ('reason' in message) {
    throw new SourceError(`${shownName(file)} is no message: ${rejectMessage(message.reason)}`, {
      exitCode: 2,
      hint: 'save the message as .eml and give that',
    });
  }
  const verdict = classifyMail({
    fromAddress: message.from_address,
    toAddress: message.to_address,
    direction: 'inbound',
    isBulk: message.is_bulk,
    subject: message.subject,
    bodyPlain: message.body_plain,
    bodyHtml: message.body_html,
  });
  return { file, verdict };
}

function toJson(one: Classified): JsonOutput['classify']['messages'][number] {
  const { file, verdict, loaded } = one;
  return {
    file,
    label: verdict.label,
    quadrant: verdict.quadrant,
    confidence: verdict.confidence,
    rule: verdict.ruleId,
    phrase: verdict.phrase,
    receipt: verdict.isReceipt,
    taught: loaded?.lessons ?? [],
    stands: loaded?.stands ?? null,
    matches: verdict.matches.map(({ ruleId, phrase, inSubject, ignored }) => ({
      rule: ruleId,
      phrase,
      in_subject: inSubject,
      ignored,
    })),
  };
}

import { SourceError } from '../errors.ts';
import { MAX_MESSAGE_BYTES } from '../ingest/source/limits.ts';
import { shownName } from '../ingest/source/pipe.ts';
import { readBounded } from '../ingest/source/read-bounded.ts';
import type { JsonOutput } from '../json/index.ts';
import type { Verdict } from '../mail/rules/classify-mail.ts';
import { printNote } from '../output.ts';
import { visible } from '../reports/visible.ts';
import { defineCommand, printResult } from './command.ts';

export default defineCommand({
  command: 'classify <files..>',
  describe: 'tell what a message is, by rule; no database needed',
  positionals: ['files'],
  options: {
    files: { type: 'string', array: true, demandOption: true, describe: '.eml files' },
    explain: {
      type: 'boolean',
      default: false,
      describe: 'show which rule decided and what else came close',
    },
  },
  examples: [
    ['classify answer.eml', 'rejection, 95 %'],
    ['classify --explain answer.eml', 'with the phrase that decided'],
  ],
  run: async (args) => {
    const results: { file: string; verdict: Verdict }[] = [];
    const rejected: { file: string; reason: string }[] = [];
    for (const file of args.files) {
      try {
        results.push({ file, verdict: await classifyFile(file) });
      } catch (error) {
        if (!(error instanceof SourceError) || args.files.length === 1) throw error;
        rejected.push({ file, reason: error.message });
      }
    }
    for (const { reason } of rejected) printNote(`${visible(reason)}\n`);
    printResult(args, 'classify', { messages: results.map(toJson), rejected }, () =>
      results.map(({ file, verdict }) => describe(file, verdict, args.explain)).join('\n'),
    );
    return rejected.length > 0 ? 3 : undefined;
  },
});

async function classifyFile(file: string): Promise<Verdict> {
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
  return classifyMail({
    fromAddress: message.from_address,
    direction: 'inbound',
    isBulk: message.is_bulk,
    subject: message.subject,
    bodyPlain: message.body_plain,
    bodyHtml: message.body_html,
  });
}

function toJson({
  file,
  verdict,
}: {
  file: string;
  verdict: Verdict;
}): JsonOutput['classify']['messages'][number] {
  return {
    file,
    label: verdict.label,
    quadrant: verdict.quadrant,
    confidence: verdict.confidence,
    rule: verdict.ruleId,
    phrase: verdict.phrase,
    receipt: verdict.isReceipt,
    matches: verdict.matches.map(({ ruleId, phrase, inSubject, ignored }) => ({
      rule: ruleId,
      phrase,
      in_subject: inSubject,
      ignored,
    })),
  };
}

function describe(file: string, verdict: Verdict, explain: boolean): string {
  const receipt = verdict.isReceipt ? ', an automatic receipt' : '';
  const line = `${visible(shownName(file))}: ${verdict.label}${receipt}, ${verdict.quadrant}, ${Math.round(verdict.confidence * 100)} %`;
  if (!explain) return line;
  const signs = `  noticed  ${verdict.signs.join(', ')}`;
  if (verdict.matches.length === 0) return `${line}\n  no rule found anything\n${signs}`;
  return [line, signs, ...verdict.matches.map((match) => explainMatch(match, verdict))].join('\n');
}

const IGNORED = {
  alone: ' (says nothing alone)',
  conditional: ' (only a condition)',
  denied: ' (denied)',
  done: ' (lies behind)',
  quoted: ' (quoted words)',
  topic: ' (about something else)',
  unasked: ' (an approach, no answer)',
  unclear: ' (does not say that it is about work)',
} as const;

function explainMatch(match: Verdict['matches'][number], verdict: Verdict): string {
  const decides = match.ruleId === verdict.ruleId && verdict.basis !== 'guess';
  const decided = decides ? 'decided' : 'also   ';
  const where = match.inSubject ? ' in the subject' : '';
  return `  ${decided}  ${match.ruleId}: "${visible(match.phrase)}"${where}${match.ignored === null ? '' : IGNORED[match.ignored]}`;
}

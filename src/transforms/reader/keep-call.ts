// What a mail reader was asked, said and took, as the data model has it.
import type { MailReaderSettings } from '../../configuration/sections/mail_reader.ts';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { Budget } from './budget.ts';
import type { Failure } from './chat-completion.ts';
import type { Accounts, ReaderVerdict } from './read-answer.ts';

const findProvider = sqlFile(import.meta.url, './find_provider.sql');
const keepCall = sqlFile(import.meta.url, './keep_call.sql');

const NO_VERDICT = 'the answer was no verdict';

/** A call: answered, with a verdict or without, or failed. */
type Call = { sha256: string; started: Date } & (
  | { accounts: Accounts; verdict: ReaderVerdict | null }
  | { failure: Failure }
);

/** Writes a call to nyx.model_usage, and its answer to etl.reader_answers. */
export type CallKeeper = (call: Call) => Promise<void>;

/** What keeps the calls of an API, which becomes a row of nyx.model_providers. */
export async function keeperOf(
  session: Session,
  settings: MailReaderSettings,
): Promise<CallKeeper> {
  const { url = '', model, usd_per_million_input, usd_per_million_output } = settings;
  const priced = usd_per_million_input !== undefined && usd_per_million_output !== undefined;
  const prices = { input: usd_per_million_input, output: usd_per_million_output };
  const { rows } = await runSqlFile<{ id: string }>(session, findProvider, {
    name: new URL(url).host,
    base_url: url.replace(/\/+$/, ''),
    pricing: priced ? JSON.stringify({ [model ?? '']: prices }) : null,
  });
  const money = new Budget(settings);
  return async (call) => {
    const row = {
      ...{ provider_id: rows[0]?.id, model_name: model, text_sha256: call.sha256 },
      ...{ started_at: call.started.toISOString(), ended_at: new Date().toISOString() },
      ...('failure' in call ? ofFailure(call.failure) : ofAnswer(call, money)),
    };
    await runSqlFile(session, keepCall, { call: JSON.stringify(row) });
  };
}

const ofFailure = ({ status, message }: Failure) => ({
  ...{ status, error_message: message, is_answered: false },
});

function ofAnswer(
  { accounts, verdict }: { accounts: Accounts; verdict: ReaderVerdict | null },
  money: Budget,
) {
  const { tokensInput, tokensOutput, requestId } = accounts;
  const isKnown = tokensInput !== null && tokensOutput !== null;
  return {
    ...{ tokens_input: tokensInput, tokens_output: tokensOutput, request_id: requestId },
    cost: isKnown ? money.costOf(tokensInput, tokensOutput) : null,
    ...(verdict === null
      ? { status: 'failed', error_message: NO_VERDICT }
      : { status: 'success', label: verdict.label, confidence: verdict.confidence }),
    is_answered: true,
  };
}

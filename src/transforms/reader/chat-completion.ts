// One question to an OpenAI-compatible API, by HTTP.
import { z } from 'zod';
import type { MailReaderSettings } from '../../configuration/sections/mail_reader.ts';
import { interrupted } from '../../interrupt.ts';
import { errorCode } from '../../system-errors.ts';
import type { ChatMessage } from './prompt.ts';

/** More is no answer to a question for one label. */
const MAX_ANSWER_BYTES = 1_000_000;
const MAX_RETRY_AFTER_S = 86_400;

/** Why there is no answer; none of it quotes what the API wrote, which may quote the mail. */
export interface Failure {
  status: 'failed' | 'timeout' | 'rate_limited';
  message: string;
  /** `again`: may pass; `mail`: this mail is not taken; `never`: no mail is. */
  hope: 'again' | 'mail' | 'never';
  /** When the API says to ask again. */
  retryAfterSeconds?: number;
}

type Outcome = { body: unknown } | Failure;

/** The body of the request that asks; the tests assert on what leaves by it. */
export function requestBody(
  settings: MailReaderSettings,
  messages: readonly ChatMessage[],
): string {
  const { model, limit_field, max_answer_tokens } = settings;
  return JSON.stringify({
    model,
    messages,
    response_format: { type: 'json_object' },
    [limit_field]: max_answer_tokens,
    // Models that think first take no other temperature than their own.
    ...(limit_field === 'max_tokens' ? { temperature: 0 } : {}),
  });
}

/** Sends a request and waits for its answer, as long as the configuration says. Never throws for what the API does. */
export async function complete(settings: MailReaderSettings, body: string): Promise<Outcome> {
  const { url = '', api_key, timeout_seconds } = settings;
  const timeout = AbortSignal.timeout(Math.ceil(timeout_seconds * 1000));
  try {
    const answer = await fetch(`${url.replace(/\/+$/, '')}/chat/completions`, {
      ...{ method: 'POST', body, redirect: 'error' },
      headers: {
        'content-type': 'application/json',
        ...(api_key ? { authorization: `Bearer ${api_key}` } : {}),
      },
      signal: AbortSignal.any([timeout, interrupted]),
    });
    if (answer.ok) return completionOf(await readJson(answer));
    await answer.body?.cancel();
    return refusalOf(answer);
  } catch (error) {
    if (timeout.aborted) {
      const message = `no answer within ${timeout_seconds} s`;
      return { status: 'timeout', message, hope: 'mail' };
    }
    const code = errorCode(error instanceof Error ? error.cause : error) ?? 'no answer';
    return { status: 'failed', message: `it cannot be reached (${code})`, hope: 'again' };
  }
}

/** What is no completion may be the page of a proxy: it says nothing of the mail. */
function completionOf(body: unknown): Outcome {
  if (z.object({ choices: z.array(z.unknown()).min(1) }).safeParse(body).success) return { body };
  return { status: 'failed', message: 'it answered with no completion', hope: 'mail' };
}

function refusalOf({ status, headers }: Response): Failure {
  const message = `it answered ${status}`;
  if (status === 429) {
    const retryAfterSeconds = secondsUntil(headers.get('retry-after'));
    const told = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
    return { status: 'rate_limited', message, hope: 'again', ...told };
  }
  if (status >= 500 || status === 408) return { status: 'failed', message, hope: 'again' };
  // What is too long, or that a filter refuses.
  const isOfMail = status === 400 || status === 413 || status === 422;
  return { status: 'failed', message, hope: isOfMail ? 'mail' : 'never' };
}

/** Seconds, or a date. */
function secondsUntil(retryAfter: string | null): number | undefined {
  if (retryAfter === null) return undefined;
  const seconds = /^\d{1,9}(?:\.\d{1,9})?$/.test(retryAfter.trim())
    ? Number(retryAfter)
    : (Date.parse(retryAfter) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(0, seconds), MAX_RETRY_AFTER_S);
}

/** What is no JSON, or endless, is no answer: undefined. */
async function readJson(answer: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    // What it is instead does not matter.
    return undefined;
  }
}

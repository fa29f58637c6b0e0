import { z } from 'zod';
import { LABELS, type Label } from '../../mail/rules/phrase-rules.ts';

/** What a mail reader says of a mail. */
export interface ReaderVerdict {
  label: Label;
  /** 0 to 1. */
  confidence: number;
}

const MAX_ANSWER_CHARACTERS = 200;

const verdict = z.strictObject({ label: z.enum(LABELS), confidence: z.number().min(0).max(1) });

const completion = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string(), refusal: z.string().nullish() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .length(1),
});

const accounts = z.object({
  id: z.string().max(200).nullish().catch(null),
  usage: z
    .object({
      prompt_tokens: z.int().min(0).max(100_000_000),
      completion_tokens: z.int().min(0).max(100_000_000),
    })
    .nullish()
    .catch(null),
});

/** What a completion says it took; null where it does not say. */
export interface Accounts {
  requestId: string | null;
  tokensInput: number | null;
  tokensOutput: number | null;
}

/** Reads what a completion says it took. */
export function readAccounts(body: unknown): Accounts {
  const read = accounts.safeParse(body);
  const { id = null, usage = null } = read.success ? read.data : {};
  return {
    requestId: id,
    tokensInput: usage?.prompt_tokens ?? null,
    tokensOutput: usage?.completion_tokens ?? null,
  };
}

/**
 * The verdict of a completion; null for anything but one label with one confidence: refusals, what was cut off, other
 * words around it or other fields in it.
 */
export function readVerdict(body: unknown): ReaderVerdict | null {
  const read = completion.safeParse(body);
  const [choice] = read.success ? read.data.choices : [];
  if (choice === undefined || (choice.finish_reason ?? 'stop') !== 'stop') return null;
  const { content, refusal } = choice.message;
  if (refusal || content.length > MAX_ANSWER_CHARACTERS) return null;
  const said = verdict.safeParse(parsed(content));
  return said.success ? said.data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Words instead of JSON are no verdict.
    return undefined;
  }
}

import type { MailReaderSettings } from '../../configuration/sections/mail_reader.ts';
import type { Accounts } from './read-answer.ts';

/** Of no language a token has fewer bytes on the average. */
const BYTES_PER_TOKEN = 2;

/** What a run may still spend on a mail reader. */
export class Budget {
  readonly #settings: MailReaderSettings;
  #mails = 0;
  #tokens = 0;
  #usd = 0;

  constructor(settings: MailReaderSettings) {
    this.#settings = settings;
  }

  /** US dollars spent, as far as prices are known. */
  get usd(): number {
    return this.#usd;
  }

  /** What keeps a request with that body from being sent, e.g. `the budget of 200 mails is used up`. */
  refuses(body: string): string | undefined {
    const { budget_mails, budget_tokens, budget_usd } = this.#settings;
    const most = this.#estimate(body);
    if (this.#mails >= budget_mails) return `the budget of ${budget_mails} mails is used up`;
    if (budget_tokens !== undefined && this.#tokens + most.input + most.output > budget_tokens)
      return `the budget of ${budget_tokens} tokens is used up`;
    const cost = this.costOf(most.input, most.output) ?? 0;
    if (budget_usd !== undefined && this.#usd + cost > budget_usd)
      return `the budget of $${budget_usd} is used up`;
    return undefined;
  }

  countMail(): void {
    this.#mails++;
  }

  /** Counts what a request took; where its answer does not say, the most it can have taken. */
  spend(body: string, { tokensInput, tokensOutput }: Accounts): void {
    const most = this.#estimate(body);
    const input = tokensInput ?? most.input;
    const output = tokensOutput ?? most.output;
    this.#tokens += input + output;
    this.#usd += this.costOf(input, output) ?? 0;
  }

  /** US dollars; null without prices. */
  costOf(input: number, output: number): number | null {
    const { usd_per_million_input, usd_per_million_output } = this.#settings;
    if (usd_per_million_input === undefined || usd_per_million_output === undefined) return null;
    return (input * usd_per_million_input + output * usd_per_million_output) / 1_000_000;
  }

  #estimate(body: string): { input: number; output: number } {
    return {
      input: Math.ceil(Buffer.byteLength(body) / BYTES_PER_TOKEN),
      output: this.#settings.max_answer_tokens,
    };
  }
}

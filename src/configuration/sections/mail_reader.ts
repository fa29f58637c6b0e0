import { z } from 'zod';
import { defineSection, secret, word } from '../section.ts';
import { isLoopback } from '../servers.ts';

const price = (what: string) =>
  z.number().min(0).max(10_000).optional().describe(`US dollars per million tokens of ${what}.`);

/** Whoever writes the password into the URL has it in logs and in nyx.model_providers. */
function isAllowed(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

export const mailReader = defineSection({
  name: 'mail_reader',
  describe:
    'A language model that reads mail which the rules are unsure of; without a url nothing leaves this machine',
  schema: z
    .strictObject({
      url: word('Root of an OpenAI-compatible API, e.g. https://api.openai.com/v1.')
        .refine(isAllowed, 'is no https:// URL without a login; http:// is for this machine')
        .optional(),
      model: word('The model, as the API names it.').optional(),
      api_key: secret('Best as api_key_file.').optional(),
      budget_mails: z
        .int()
        .min(0)
        .max(1_000_000)
        .default(200)
        .describe('Mails that a run may ask about.'),
      budget_tokens: z.int().min(0).optional().describe('Tokens that a run may use.'),
      budget_usd: z.number().min(0).optional().describe('US dollars that a run may cost.'),
      usd_per_million_input: price('a question'),
      usd_per_million_output: price('an answer'),
      timeout_seconds: z.number().min(0.1).max(600).default(30).describe('Wait for an answer.'),
      max_answer_tokens: z
        .int()
        .min(16)
        .max(100_000)
        .default(100)
        .describe('Tokens that an answer may take; a model that thinks first needs thousands.'),
      limit_field: z
        .enum(['max_tokens', 'max_completion_tokens'])
        .default('max_tokens')
        .describe('How the API calls that limit; OpenAI’s models that think: the latter.'),
    })
    .refine(({ url, model }) => url === undefined || model !== undefined, {
      path: ['model'],
      error: 'is needed where there is a url',
    })
    .refine(
      ({ budget_usd, usd_per_million_input, usd_per_million_output }) =>
        budget_usd === undefined ||
        (usd_per_million_input !== undefined && usd_per_million_output !== undefined),
      {
        path: ['budget_usd'],
        error: 'needs usd_per_million_input and usd_per_million_output',
      },
    )
    .prefault({}),
});

export type MailReaderSettings = z.output<typeof mailReader.schema>;

import type { Block, Fact } from '../document.ts';
import { compact, dollars, integer, words } from '../format.ts';
import type { SessionDigest, SessionReport } from './model.ts';

/** What the session's model calls cost, in all and per success. */
export function costFacts(digest: SessionDigest): Fact[] {
  const perSuccess = digest.cost_usd_per_success;
  return [
    {
      label: 'model cost',
      value: dollars(digest.cost_usd),
      note: `${perSuccess === null ? '' : `${dollars(perSuccess)} per successful application; `}${compact(digest.tokens_input)} tokens in, ${compact(digest.tokens_output)} out`,
    },
  ];
}

/** The model calls by what they were for. */
export function modelUsage({ model_usage, digest }: SessionReport): Block[] {
  if (model_usage.length === 0) return [];
  const rows = model_usage.map((usage) => [
    { text: words(usage.purpose) },
    { text: integer(usage.calls) },
    { text: compact(usage.tokens_input) },
    { text: compact(usage.tokens_output) },
    {
      text: dollars(usage.cost_usd),
      ...(usage.cost_share === null ? {} : { share: usage.cost_share }),
    },
  ]);
  return [
    { kind: 'heading', text: 'Model calls', ...troubles(digest) },
    {
      kind: 'table',
      columns: [
        { title: 'For' },
        { title: 'Calls', align: 'right' },
        { title: 'Tokens in', align: 'right' },
        { title: 'Out', align: 'right' },
        { title: 'Cost', align: 'right' },
      ],
      rows,
    },
  ];
}

function troubles(digest: SessionDigest | null): { note?: string } {
  if (!digest) return {};
  const parts = [
    [digest.model_calls_failed, 'failed'],
    [digest.model_calls_timed_out, 'timed out'],
    [digest.model_calls_rate_limited, 'were turned away for their rate'],
  ] as const;
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${integer(count)} ${what}`);
  return { note: said.length === 0 ? 'all answered' : said.join(', ') };
}

import { z } from 'zod';
import type { Block, Cell, Tone } from '../../document.ts';
import { NOTHING } from '../../format.ts';
import { id } from '../../model.ts';
import { type Context, many } from '../../section.ts';
import { companyCell } from '../session/result.ts';

const row = z.object({
  application_id: id,
  sent_on: z.string().nullable().describe('YYYY-MM-DD in the reporting time zone'),
  company: z.string().nullable(),
  company_id: id.nullable(),
  title: z.string().nullable(),
  source: z.string(),
  way: z.enum(['online form', 'by hand']),
  domain: z.string().nullable().describe('where the form was'),
  state: z.enum([
    'open',
    'no answer',
    'answered',
    'interview',
    'rejected',
    'rejected after interview',
    'offer',
  ]),
  state_on: z.string().nullable().describe('YYYY-MM-DD'),
});
export type ListedApplication = z.infer<typeof row>;

const tones: Partial<Record<ListedApplication['state'], Tone>> = {
  offer: 'good',
  interview: 'good',
  'no answer': 'quiet',
  open: 'quiet',
};

/** Every application that was sent, as an employment agency asks for it. */
export const list = many({
  name: 'list',
  module: import.meta.url,
  row,
  describe: 'the newest first',
  show: (rows, context) => (rows.length === 0 ? [] : [listTable(rows, context)]),
});

/** The list, or a part of it. */
export function listTable(rows: readonly ListedApplication[], { pages }: Context): Block {
  return {
    kind: 'table',
    columns: ['Sent', 'Company', 'Job', 'Found at', 'Way', 'State', 'Since'].map((title) => ({
      title,
    })),
    rows: rows.map((one): Cell[] => [
      { text: one.sent_on ?? NOTHING },
      companyCell(one, pages),
      { text: one.title ?? NOTHING },
      { text: one.source },
      { text: one.domain === null ? one.way : `${one.way}, ${one.domain}` },
      { text: one.state, ...(tones[one.state] ? { tone: tones[one.state] } : {}) },
      { text: one.state_on ?? NOTHING },
    ]),
  };
}

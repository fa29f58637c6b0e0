import { z } from 'zod';
import { once } from '../once.ts';
import { readTable } from './read-table.ts';

/** A line of knowledge/companies.tsv. */
export const legalFormRow = z.strictObject({
  form: z.string().regex(/^[\p{Ll}\p{Lo}]+( [\p{Ll}\p{Lo}]+)*$/u, 'write small letters and spaces'),
  place: z.enum(['behind', 'before', 'both', 'joined', 'joined_behind']),
  only: z.literal('mails', 'write mails, or nothing').optional(),
  note: z.string().optional(),
});

export type LegalForm = Pick<z.infer<typeof legalFormRow>, 'form' | 'place' | 'only'>;

/** The legal forms of companies; a short one also with its letters apart, as in `S. A.` */
export const legalForms: () => readonly LegalForm[] = once(() =>
  readTable('companies.tsv', legalFormRow).flatMap(({ form, place, only }) => {
    const spellings = /^[a-z]{2,5}$/.test(form) ? [form, [...form].join(' ')] : [form];
    return spellings.map((spelling) => ({ form: spelling, place, only }));
  }),
);

import { z } from 'zod';
import type { Fact } from '../../document.ts';
import { day, integer } from '../../format.ts';
import { count, instant } from '../../model.ts';
import { one } from '../../section.ts';

const lacks = {
  without_company: 'have no company',
  without_domain: 'name no domain',
  without_effort: 'have no effort noted',
  answered_without_date: 'were answered, nobody knows when',
  interviewed_unsent: 'came to an interview without having been sent',
} as const;

/** How fresh the data is, and what it lacks. */
export const quality = one({
  name: 'quality',
  module: import.meta.url,
  row: z.object({
    newest_application_at: instant.nullable(),
    newest_session_at: instant.nullable(),
    newest_mail_at: instant.nullable(),
    newest_post_at: instant.nullable(),
    applications: count,
    without_company: count,
    without_effort: count,
    without_domain: count,
    answered_without_date: count,
    interviewed_unsent: count,
  }),
  show: (found, { zone }) => {
    const fresh: Fact[] = [
      { label: 'newest application', value: day(found.newest_application_at, zone) },
      { label: 'newest mail', value: day(found.newest_mail_at, zone) },
      { label: 'newest job post', value: day(found.newest_post_at, zone) },
    ];
    const missing = Object.entries(lacks).flatMap(([field, text]) => {
      const times = found[field as keyof typeof lacks];
      return times > 0 ? [`${integer(times)} ${text}`] : [];
    });
    const text =
      missing.length === 0
        ? 'No application lacks anything that the numbers need.'
        : `Of ${integer(found.applications)} applications ${missing.join('; ')}.`;
    return [
      { kind: 'heading', text: 'How fresh and complete the data is' },
      { kind: 'facts', facts: fresh },
      { kind: 'paragraph', text },
    ];
  },
});

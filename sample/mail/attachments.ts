import { iso, MINUTE } from '../instants.ts';
import type { Interview } from '../world/interviews.ts';
import type { MailDraft } from './message.ts';

type Attachment = NonNullable<MailDraft['attachment']>;

/** An iCalendar invitation to an interview. */
export function calendarInvite(interview: Interview): Attachment {
  const stamp = (instant: number): string => iso(instant).replaceAll(/[-:]/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    `UID:${interview.id}@${interview.application.post.company.domain}`,
    `DTSTART:${stamp(interview.scheduledAt)}`,
    `DTEND:${stamp(interview.scheduledAt + interview.minutes * MINUTE)}`,
    `SUMMARY:Interview ${interview.application.post.company.name}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return {
    name: 'invite.ics',
    type: 'text/calendar; method=REQUEST',
    content: `${lines.join('\r\n')}\r\n`,
  };
}

/** A stand-in for the PDF of a contract. */
export function offerLetter(title: string): Attachment {
  return {
    name: 'offer.pdf',
    type: 'application/pdf',
    content: `%PDF-1.4\n% ${title}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  };
}

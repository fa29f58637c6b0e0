// The mails that wait for a person, as a file to fill in.
import { renderCsv } from '../reports/render/csv.ts';
import { markdownTable } from '../reports/render/markdown.ts';
import { visible } from '../reports/visible.ts';
import type { Review } from '../transforms/review/read-review.ts';
import { toJson } from './command.ts';
import { toReviewJson } from './review-file.ts';
import { renderReviewPage } from './review-page.ts';
import { describeCandidate, sender } from './review-text.ts';

export const REVIEW_FORMATS = ['csv', 'html', 'json', 'md'] as const;

const COLUMNS = [
  ...['email_id', 'verdict', 'application', 'reason', 'received', 'sender', 'subject'],
  ...['begins', 'taken_for', 'words', 'candidates'],
];

/** The mails as a file for people, with columns `verdict` and `application` to fill in. */
export function renderReview(review: Review, format: (typeof REVIEW_FORMATS)[number]): string {
  if (format === 'html') return renderReviewPage(review);
  if (format === 'json')
    return `${toJson({ schema: 'nyx-etl/review@1', ...toReviewJson(review) })}\n`;
  const rows = review.mails.map((mail) => [
    ...[mail.email_id, null, null, mail.reason, mail.received_at, sender(mail)],
    ...[
      visible(mail.subject ?? ''),
      visible(mail.excerpt ?? ''),
      mail.label,
      visible(mail.phrase ?? ''),
    ],
    mail.applications.map((one) => `${one.application_id} ${describeCandidate(one)}`).join(' / '),
  ]);
  if (format === 'csv') return renderCsv(COLUMNS, rows);
  return `${markdownTable(
    COLUMNS.map((title) => ({ title })),
    rows.map((row) => row.map((value) => value ?? '')),
  )}\n`;
}

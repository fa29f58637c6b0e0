import { z } from 'zod';
import { count } from '../../model.ts';
import { one } from '../../section.ts';
import { describeWaiting } from '../describe-waiting.ts';

/** The mails that may be about its applications and wait for a person's verdict. */
export const toReview = one({
  name: 'to_review',
  module: import.meta.url,
  query: './to_review.sql',
  row: z.object({ mails: count.describe('they count as no answer until then') }),
  empty: { mails: 0 },
  show: ({ mails }) => describeWaiting(mails),
});

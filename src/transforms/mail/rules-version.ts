import { createHash } from 'node:crypto';
import { phraseRuleList } from './matcher.ts';
import * as guards from './rules/guards.ts';
import * as senders from './rules/senders.ts';

/** Raised when the way of reading changes without a rule: how sentences are cut, what outranks what. */
const READING = 5;

/** A digest of all rules: when it changes, every mail is read anew. */
export const rulesVersion = createHash('sha256')
  .update(JSON.stringify([READING, phraseRuleList, { ...guards }, { ...senders }]))
  .digest('hex');

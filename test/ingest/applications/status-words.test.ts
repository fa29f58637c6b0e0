import { expect, test } from 'vitest';
import { readStatus } from '../../../src/ingest/applications/status-words.ts';

test.each([
  ['Interview 1', 'interview, round 1'],
  ['Interview 1/15', 'interview'],
  ['Interview 15.1.2025', 'interview'],
  ['Rejected (2025-01-20)', 'rejected'],
  ['abgesagt', 'rejected'],
  ['abgesagt (von mir)', 'withdrawn'],
  ['書類選考落ち', 'waiting, rejected'],
  ['一面挂', 'rejected, interview, round 1'],
  ['1次面接', 'interview, round 1'],
  ['Promesse d’embauche', 'offer'],
  ['👻', 'ghosted'],
  ['🎉🎉 Offer', 'offer'],
  ['🦑', ''],
])('%s', (text, read) => {
  expect(readStatus(text).read).toBe(read);
});

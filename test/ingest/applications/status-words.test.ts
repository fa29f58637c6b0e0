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
  ['Stage two - skills check', 'assessment'],
  ['Stage three - cultural fit', 'interview'],
  ['Reference check', 'replied'],
  ['under process', 'waiting'],
  ['내정', 'offer'],
  ['Hiring freeze', 'rejected'],
  ['Coding Interview on Nov 14 - 9:00am', 'technical'],
  ['Attended HM Round', 'interview'],
  ['OA Submitted', 'assessment'],
  ['Interview cancelled', 'replied'],
  ['Interview canceled by company', 'replied'],
  ['Application cancelled', 'withdrawn'],
  ['👻', 'ghosted'],
  ['🎉🎉 Offer', 'offer'],
  ['🦑', ''],
])('%s', (text, read) => {
  expect(readStatus(text).read).toBe(read);
});

test.each([
  ['Not contacted', ''],
  ['not interviewed', ''],
  ['Rejected without interview', 'rejected'],
  ['Absage ohne Gespräch', 'rejected'],
  ['not shortlisted for interview', 'rejected'],
  ['Interview not scheduled', ''],
  ['noch kein Gespräch', ''],
  ['pas d’entretien', ''],
  ['sin entrevista', ''],
  ['nessun colloquio', ''],
  ['geen gesprek', ''],
  ['нет собеседования', ''],
  ['没有面试', ''],
  ['面接なし', ''],
  ['maybe interview', ''],
])('%s: what is denied or hoped for is not told', (text, read) => {
  expect(readStatus(text)).toMatchObject({ read });
  expect(readStatus(text).answers.map(({ kind }) => kind)).toEqual(read ? ['rejection'] : []);
});

test.each([
  ['No feedback after 2nd interview', 'waiting, interview, round 2'],
  ['no news since interview', 'waiting, interview'],
  ['Interviewed, no offer', 'interview, rejected'],
  ['Entrevista no dia 5', 'interview'],
  ['Entretien 5 mai', 'interview'],
  ['無事内定', 'offer'],
  ['Rejected - no sponsorship', 'rejected'],
])('%s: a denial leaves what it does not belong to', (text, read) => {
  expect(readStatus(text).read).toBe(read);
});

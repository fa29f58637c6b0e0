import { expect, test } from 'vitest';
import { lessonKeys, maskedSubject } from '../../src/mail/reading/lesson-keys.ts';

test.each([
  ['Your application to Acme Robotics (ref. 4711)', 'Re: Your application to Globex (ref. 12)'],
  ['Update on REQ-2041 at Tern Works', 'Update on REQ-7 at Orbit'],
  ['ansøgning nr. 17', 'Ansøgning nr. 2041'],
])('%j is like %j', (one, other) => {
  expect(maskedSubject(one)).toBe(maskedSubject(other));
});

test.each([
  ['Your application to Acme', 'Your interview at Acme'],
  ['您的申请', '面试邀请'],
])('%j is not like %j', (one, other) => {
  expect(maskedSubject(one)).not.toBe(maskedSubject(other));
});

const mail = { subject: 'Hello', ruleId: 'rejection.en.others', phrase: '12 other candidates' };
const keys = (fromAddress: string, fromName: string | null) =>
  lessonKeys({ ...mail, fromAddress, fromName });

test('a company is known by its address, a system that writes for many by the name, too', () => {
  expect(keys('Jobs@acme.test', 'Kim')).toEqual(keys('jobs@acme.test', 'Alex'));
  const [acme, globex] = ['Acme', 'Globex'].map((name) => keys('no-reply@ashbyhq.com', name));
  expect(acme?.sender).not.toBe(globex?.sender);
  expect(acme?.subject).not.toBe(globex?.subject);
  expect(acme?.phrase).toBe(globex?.phrase);
});

test('where nothing stands, nothing is learnt by it', () => {
  expect(
    lessonKeys({ fromAddress: '', fromName: null, subject: null, ruleId: null, phrase: null }),
  ).toEqual({ sender: null, subject: null, phrase: null });
  expect(keys('a@b.test', null).sender).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

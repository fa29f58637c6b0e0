// Scenes of four languages by the hand that made the rules: they guard what was won and measure nothing. Beside the answers
// stand flats, loans, courses, friends and sales, in which the same words say nothing of an application.
import { describe, expect, it } from 'vitest';
import { UNSURE } from '../../../src/mail/rules/certainty.ts';
import { classifyMail } from '../../../src/mail/rules/classify-mail.ts';
import { ANSWERS } from '../../../src/mail/rules/phrase-rules.ts';
import { readShortMails } from './short-mails.ts';

const scenes = readShortMails('scenes').map(({ language, label, mail }) => {
  const { label: called, confidence } = classifyMail(mail);
  return { language, label, text: mail.bodyPlain ?? '', called, isSure: confidence > UNSURE };
});

describe.each(['en', 'de', 'nl', 'tr'])('scenes in %s', (language) => {
  const own = scenes.filter((scene) => scene.language === language);

  it('are told apart', () => {
    const wrong = own.filter(({ label, called }) => label !== called);
    expect(own.length).toBeGreaterThan(100);
    expect(1 - wrong.length / own.length, text(wrong)).toBeGreaterThanOrEqual(0.9);
  });

  it('invent no answer that is sure', () => {
    const invented = own.filter(
      ({ label, called, isSure }) => label !== called && isSure && ANSWERS.has(called),
    );
    expect(text(invented)).toBe('');
  });
});

const text = (wrong: typeof scenes): string =>
  wrong.map(({ label, called, text }) => `${label}, called ${called}: ${text}`).join('\n');

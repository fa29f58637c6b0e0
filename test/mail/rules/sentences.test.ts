// Sentences, not lists of pairs: who decides what about whom, in grids that no phrase was copied from.
import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../src/mail/rules/classify-mail.ts';
import { readGrids } from './sentence-grids.ts';

const label = (subject: string, bodyPlain: string, fromAddress = 'hr@firm.example') =>
  classifyMail({
    fromAddress,
    direction: 'inbound',
    isBulk: false,
    subject,
    bodyPlain,
    bodyHtml: null,
  }).label;

describe.each([
  ['who was chosen instead', 'choice-grids', 18],
  ["the reader's application as object of a negative verb", 'negative-grids', 36],
] as const)('%s', (_, table, fewest) => {
  it.each(readGrids(table))('$language: verbs by objects', (grid) => {
    const { opening, subject, sentences, floor } = grid;
    const missed = sentences.filter(
      (sentence) => label(subject, `${opening} ${sentence}`) !== 'rejection',
    );
    expect(sentences.length).toBeGreaterThanOrEqual(fewest);
    const share = 1 - missed.length / sentences.length;
    expect(share, missed.join('\n')).toBeGreaterThanOrEqual(floor);
  });
});

describe('a receipt that tells its process is no answer', () => {
  const receipt = 'Thank you for applying. We have received your application for the Buyer role.';
  it.each([
    'Most people hear from us within two weeks, when we schedule an interview.',
    'Someone from the team will ring the best matches to arrange an interview.',
    'The first step is a short online test, which goes to those who meet the criteria.',
    'How it works: we read your CV, we talk, you do a task, we make you an offer.',
  ])('%s', (process) => {
    expect(label('Firm', `${receipt} ${process}`)).toBe('status_update');
  });
});

describe('the same in other forms', () => {
  it.each([
    ['rejection', 'a portal', 'Application status', 'Position: Buyer\nStatus: Not selected'],
    [
      'rejection',
      'a portal in Spanish',
      'Tu inscripci\u00f3n',
      'Oferta: Analista\nEstado: Descartado',
    ],
    ['rejection', 'a portal in Italian', 'Domanda', 'Ruolo: Analista\nNuovo stato: Non ammessa'],
    [
      'rejection',
      'a link within the sentence',
      'Your application',
      'We have decided to [move forward](https://firm.example/t) with other candidates.',
    ],
    [
      'rejection',
      'a word divided at the end of a line',
      'Your application',
      'We will not be moving forward with your appli-\ncation for the role.',
    ],
    [
      'offer',
      'both sexes',
      'Processo',
      'Ol\u00e1 Ana, voc\u00ea foi aprovado(a) para a vaga de analista.',
    ],
    [
      'offer',
      'an offer passed on',
      'Firm',
      'Congratulations, you have received an offer from Firm for the Buyer role. Open it here.',
    ],
    [
      'assessment',
      'a test by another name',
      'Firm - Buyer Screen',
      'You are invited to take the Firm Buyer Screen. Three questions, 90 minutes; the link expires in a week.',
    ],
  ])('%s: %s', (said, _, subject, body) => {
    expect(label(subject, body)).toBe(said);
  });
});

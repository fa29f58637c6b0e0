// Mail that passes a letter on: the reader's own letter is one, somebody else's is not.
import { describe, expect, it } from 'vitest';
import { UNSURE } from '../../../src/mail/rules/certainty.ts';
import { classifyMail } from '../../../src/mail/rules/classify-mail.ts';
import { ANSWERS } from '../../../src/mail/rules/phrase-rules.ts';

const LETTERS: [language: string, mark: string, greeting: string, text: string][] = [
  [
    'English',
    '---------- Forwarded message ---------\nFrom: Halden People Team <people@halden.example>\nSubject: Your offer',
    'Dear Kim,',
    'We are delighted to offer you the position of Data Engineer at Halden, starting on 1 March. Your salary is 60,000 a year. Please sign the attached contract by Friday.',
  ],
  [
    'German',
    '---------- Weitergeleitete Nachricht ---------\nVon: Personal <personal@halden.example>\nBetreff: Zusage',
    'Sehr geehrte Frau Kim,',
    'wir freuen uns sehr, Ihnen die Stelle als Buchhalterin anbieten zu können. Ihr Gehalt beträgt 48.000 Euro. Bitte senden Sie uns den Arbeitsvertrag bis Freitag unterschrieben zurück.',
  ],
  [
    'French',
    '---------- Message transféré ---------\nDe : RH <rh@halden.example>\nObjet : Proposition',
    'Bonjour Kim,',
    'Nous avons le plaisir de vous proposer le poste de comptable en CDI à partir du 1er mars. Votre salaire sera de 38 000 euros. Merci de nous renvoyer le contrat de travail signé avant vendredi.',
  ],
  [
    'Spanish',
    '---------- Mensaje reenviado ---------\nDe: RRHH <rrhh@halden.example>\nAsunto: Oferta',
    'Estimada Kim:',
    'Nos complace ofrecerle el puesto de contable a partir del 1 de marzo. Su salario será de 30.000 euros. Le rogamos que nos devuelva el contrato de trabajo firmado antes del viernes.',
  ],
];

const read = (bodyPlain: string, fromAddress: string, toAddress: string | null) =>
  classifyMail({
    ...{ fromAddress, toAddress, bodyPlain, bodyHtml: null },
    ...{ direction: 'inbound', isBulk: false, subject: 'Fwd: Halden' },
  });

describe.each(LETTERS)('an offer to Kim that is passed on, in %s', (_, mark, greeting, text) => {
  const letter = `${mark}\n\n${greeting}\n\n${text}\n`;

  it('is Kim\u2019s own where Kim reads it', () => {
    expect(read(letter, 'kim@old.example', 'kim.lee@mailbox.example').label).toBe('offer');
  });

  it.each([
    ['told by the address', '', 'robin@mailbox.example'],
    ['greeted above it', 'Hi Robin, look!\n\n', null],
    ['whose friend Kim is', 'Look!\n\n', 'jobs77@mailbox.example'],
  ])('is no offer to a reader %s', (_, above, toAddress) => {
    const verdict = read(above + letter, 'kim.lee@friends.example', toAddress);
    expect(ANSWERS.has(verdict.label) && verdict.confidence > UNSURE).toBe(false);
  });
});

it('a letter that greets nobody by name is read, whoever passes it on', () => {
  const letter = LETTERS[0]?.[3] ?? '';
  const forwarded = `---------- Forwarded message ---------\n\nDear applicant,\n\n${letter}`;
  expect(read(forwarded, 'kim@friends.example', 'robin@mailbox.example').label).toBe('offer');
});

// A world that is hard to link: companies whose names hold one another, are words, or are spelt in two ways, two roles at
// one company, agencies, and tools that send for everybody. A seed makes it; every mail knows what it is about.
import { REFUSAL } from './mail-fixture.ts';

interface WorldApplication {
  company: string;
  domain: string | null;
  title: string;
}

/** A mail, and the place in `applications` of what it is about; null: about none; undefined: nobody can tell. */
export interface WorldMail {
  kind: string;
  from: string;
  name?: string;
  subject: string;
  body: string;
  about: number | null | undefined;
}

const STEMS = [
  'Meridian',
  'Halden',
  'Corvane',
  'Lumora',
  'Tessel',
  'Ostrava',
  'Brindle',
  'Kestrel',
];
const MORE = ['Health', 'Labs', 'Energy', 'Media', 'Foods', 'Systems', 'Logistics', 'Capital'];
const WORDS = ['Remote', 'Discover', 'Target', 'Wise', 'Orbit', 'Notion', 'Tide', 'Bolt'];
const TITLES = [
  ...['Data Analyst', 'Nurse Coordinator', 'Backend Engineer', 'Supply Planner', 'Tech Writer'],
  ...['Risk Analyst', 'QA Engineer', 'Product Designer', 'Payroll Clerk', 'Field Technician'],
];
const FORMS = [
  'GmbH',
  'S.p.A.',
  'S.L.',
  'A/S',
  'Sp. z o.o.',
  'Pvt Ltd',
  'Ltd',
  'AG',
  'Inc.',
  'B.V.',
];
const UMLAUTS = [
  ['Zühlmann', 'Zuehlmann'],
  ['Köhlberg', 'Koehlberg'],
  ['Jäntsch', 'Jaentsch'],
] as const;
const ATS = 'no-reply@us.greenhouse-mail.io';

/** The world of a seed. */
export function linkWorld(seed: number): { applications: WorldApplication[]; mails: WorldMail[] } {
  let state = seed;
  const below = (count: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * count);
  };
  const one = <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value;
  const applications: WorldApplication[] = [];
  const mails: WorldMail[] = [];
  const apply = (company: string, domain: string | null, title: string): number =>
    applications.push({ company, domain, title }) - 1;
  const slug = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');
  const add = (mail: WorldMail): void => {
    mails.push(mail);
  };

  for (const stem of [...STEMS].sort(() => below(2) - 0.5).slice(0, 4)) {
    const more = one(MORE);
    const form = one(FORMS);
    const short = apply(stem, `${slug(stem)}.example`, one(TITLES));
    const long = apply(`${stem} ${more} ${form}`, null, one(TITLES));
    const named = `${stem} ${more}`;
    const thanks = { from: ATS, body: REFUSAL };
    add({ kind: 'long', ...thanks, subject: `Your application to ${named}`, about: long });
    add({
      kind: 'long',
      from: ATS,
      name: named,
      subject: 'Your application',
      body: REFUSAL,
      about: long,
    });
    add({ kind: 'short', ...thanks, subject: `Your application to ${stem}`, about: short });
    add({
      kind: 'domain',
      from: `hr@${slug(named)}.example`,
      subject: 'Your application',
      body: REFUSAL,
      about: long,
    });
    add({
      kind: 'form',
      ...thanks,
      subject: 'News',
      body: `${REFUSAL}\n\n${stem} ${more} ${form}`,
      about: long,
    });
  }
  for (const word of [...WORDS].sort(() => below(2) - 0.5).slice(0, 3)) {
    const at = apply(word, `${slug(word)}.example`, one(TITLES));
    const own = `jobs@${slug(word)}.example`;
    add({
      kind: 'word',
      from: ATS,
      subject: `Thank you for applying to ${word}`,
      body: REFUSAL,
      about: at,
    });
    add({ kind: 'word', from: own, subject: 'Your application', body: REFUSAL, about: at });
    const prose = `We received your application for the ${word} position at Borealis.`;
    add({
      kind: 'prose',
      from: ATS,
      subject: 'Thank you for applying to Borealis',
      body: prose,
      about: null,
    });
    const product = { from: `notify@mail.${slug(word)}.example`, name: word };
    add({
      kind: 'product',
      ...product,
      subject: 'Tom shared a page with you',
      body: 'Open page',
      about: null,
    });
    add({
      kind: 'product',
      ...product,
      subject: 'Your weekly summary',
      body: 'You were busy this week.',
      about: null,
    });
  }
  const [plain, spelt] = one(UMLAUTS);
  const umlaut = apply(`${plain} Engineering AG`, null, one(TITLES));
  add({
    kind: 'umlaut',
    from: ATS,
    name: `${spelt} Talent`,
    subject: 'Your application',
    body: `Thank you for your interest in ${spelt} Engineering. ${REFUSAL}`,
    about: umlaut,
  });
  const google = apply('Google', 'google.com', one(TITLES));
  const booked = apply('Acme Robotics, Inc.', 'acmerobotics.example', 'Senior Backend Engineer');
  const second = apply('Acme Robotics, Inc.', 'acmerobotics.example', 'Platform Engineer');
  const talent = 'talent@acmerobotics.example';
  const event = `Interview with Acme Robotics - Senior Backend Engineer\nWhen: Thu Apr 2, 2026 11am\nJoin with Google Meet`;
  add({
    kind: 'tool',
    from: 'calendar-notification@google.com',
    name: 'Google Calendar',
    subject: 'Invitation: Interview with Acme Robotics',
    body: event,
    about: booked,
  });
  add({
    kind: 'tool',
    from: 'no-reply@accounts.google.com',
    name: 'Google',
    subject: 'Security alert',
    body: 'A new sign-in on Linux.',
    about: null,
  });
  add({
    kind: 'own',
    from: 'recruiting@google.com',
    subject: 'Your application',
    body: REFUSAL,
    about: google,
  });
  add({
    kind: 'title',
    from: talent,
    subject: 'Your application: Platform Engineer',
    body: REFUSAL,
    about: second,
  });
  const late = `${'We are grateful for the time that you have taken. '.repeat(30)}Your application as Platform Engineer: ${REFUSAL}`;
  add({ kind: 'late title', from: talent, subject: 'Your application', body: late, about: second });
  add({ kind: 'no title', from: talent, subject: 'An update', body: REFUSAL, about: undefined });
  const python = apply('Haysworth Recruiting Ltd', 'haysworth.example', 'Python Developer');
  const go = apply('Haysworth Recruiting Ltd', 'haysworth.example', 'Go Developer');
  const agent = { from: 'kim@haysworth.example', name: 'Kim' };
  add({ kind: 'agency', ...agent, subject: 'Python Developer role', body: REFUSAL, about: python });
  add({
    kind: 'agency',
    ...agent,
    subject: 'Go role at Acme Robotics',
    body: 'The client would like to invite you to an interview for the Go Developer position.',
    about: go,
  });
  const signed = apply('Vestrup Kran A/S', 'vestrupkran.example', one(TITLES));
  add({
    kind: 'signature',
    from: 'lene.vestrup@gmail.com',
    subject: 'Your application',
    body: `${REFUSAL}\n\nBest regards\nLene\n-- \nVestrup Kran A/S`,
    about: signed,
  });
  const ey = apply('Ernst & Young', null, 'Consultant');
  add({
    kind: 'alias',
    from: 'no-reply@successfactors.eu',
    name: 'EY Talent Acquisition',
    subject: 'Thank you for your interest - Consultant',
    body: REFUSAL,
    about: ey,
  });
  add({
    kind: 'friend',
    from: 'tom@gmail.com',
    name: 'Tom',
    subject: 'Monday',
    body: 'See you on Monday? I am at Orbit, the cafe.',
    about: null,
  });
  return { applications, mails };
}

import { AS_OF, FIRST_DAY } from '../instants.ts';
import type { Random } from '../random.ts';
import { fill } from '../text/fill.ts';
import type { MailTemplate } from '../text/mail-template.ts';
import { NEWSLETTERS, PRIVATE, SPAM, TOPICS } from '../text/other-mail.ts';
import { addressPart, FIRST_NAMES, LAST_NAMES } from '../text/people-names.ts';
import type { JobPost } from '../world/job-posts.ts';
import type { Person } from '../world/person.ts';
import type { Mailbox, MailDraft } from './message.ts';
import { shapeOf } from './senders.ts';

const ALERTS: readonly Mailbox[] = [
  { name: 'LinkedIn Job Alerts', address: 'jobalerts-noreply@linkedin.com' },
  { name: 'Indeed', address: 'alert@indeed.com' },
  { name: 'StepStone Jobagent', address: 'jobagent@jobs.stepstone.de' },
];

/** Mail that is about no application: job alerts for the most part, newsletters, spam, and private letters. */
export function otherMail(
  random: Random,
  person: Person,
  posts: readonly JobPost[],
  count: number,
): MailDraft[] {
  return Array.from({ length: count }, () => {
    const at = FIRST_DAY + Math.floor(random.unit() * (AS_OF - FIRST_DAY));
    const kind = random.weighted([
      ['alert', 58] as const,
      ['newsletter', 16] as const,
      ['spam', 12] as const,
      ['private', 14] as const,
    ]);
    if (kind === 'alert') return jobAlert(random, person, posts, at);
    if (kind === 'newsletter') {
      const from = {
        name: random.pick(['Data Digest', 'Career Compass', 'Meetup Berlin']),
        address: 'hello@digest-post.example',
      };
      return {
        ...letter(random, person, random.pick(NEWSLETTERS), from, at),
        headers: bulkHeaders('digest-post.example'),
      };
    }
    const friend = `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;
    const [first = '', last = ''] = friend.split(' ');
    const host = kind === 'spam' ? 'best-offers.example' : 'mailhaven.example';
    const from = { name: friend, address: `${addressPart(first)}.${addressPart(last)}@${host}` };
    return letter(random, person, random.pick(kind === 'spam' ? SPAM : PRIVATE), from, at, first);
  });
}

function jobAlert(
  random: Random,
  person: Person,
  posts: readonly JobPost[],
  at: number,
): MailDraft {
  const found = random.sample(posts.slice(0, 400), random.int(3, 6));
  const from = random.pick(ALERTS);
  const listed = found.map(
    (post) => `${post.title}\n${post.company.name} · ${post.city}\n${post.url}`,
  );
  const lead = found[0];
  return {
    ...letter(random, person, { subject: '{amount} new jobs for you', body: [] }, from, at),
    subject: random.pick([
      `${found.length} new jobs for “Data Scientist” in Berlin`,
      `${lead?.company.name} is hiring: ${lead?.title}`,
      `Neue Jobs für Sie: ${lead?.title}`,
    ]),
    paragraphs: [
      'Your job alert found new postings:',
      ...listed,
      'Apply early to be among the first applicants.',
    ],
    headers: bulkHeaders(from.address.split('@')[1] ?? ''),
  };
}

function bulkHeaders(host: string): string[] {
  return [
    `List-Unsubscribe: <https://${host}/unsubscribe>`,
    `List-Id: <alerts.${host}>`,
    'Precedence: bulk',
  ];
}

function letter(
  random: Random,
  person: Person,
  text: MailTemplate,
  from: Mailbox,
  at: number,
  friend = '',
): MailDraft {
  const host = from.address.split('@')[1] ?? '';
  const values = {
    topic: random.pick(TOPICS),
    amount: String(random.int(2, 940)),
    link: `https://${host}/r/${random.hex(10)}`,
    friend,
  };
  return {
    from,
    to: { name: random.chance(0.5) ? `${person.first} ${person.last}` : '', address: person.email },
    subject: fill(text.subject, values),
    at,
    offsetHours: random.pick([0, 1, 2]),
    messageId: `${random.hex(20)}@${host}`,
    references: [],
    paragraphs: text.body.map((paragraph) => fill(paragraph, values)),
    ...shapeOf(random, from),
  };
}

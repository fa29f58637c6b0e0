// Loads of four kinds, each with what a kill must not change. Sizes: several batches, an index rebuild, one transaction.
import type { Session } from '../../src/database/session.ts';
import type { TestDatabase } from '../support/database.ts';
import type { FixtureFolder } from './fixture-files.ts';

export const killedKinds = [
  'job posts in batches',
  'a table in batches',
  'a table whose indexes are built anew',
  'e-mails',
] as const;
export type KilledKind = (typeof killedKinds)[number];

export interface KilledLoad {
  kind: KilledKind;
  /** The words of the command, without the database. */
  command: string[];
  /** Records in the file. */
  records: number;
  /** Records that one commit covers. */
  batch: number;
  table: string;
  /** One text for all that the load stores, but for random keys and the time of the load. */
  content(session: Session): Promise<string>;
}

/** Writes the files and says how each is loaded. */
export async function writeKilledLoads(files: FixtureFolder): Promise<KilledLoad[]> {
  const posts = await files.write('posts.csv', jobPosts(12_000));
  const users = await files.write('users.csv', people(60_000));
  const mixed = await files.write('mixed.csv', mixedPeople(12_000));
  const mail = await files.write('mail.mbox', mailbox(1_500));
  return [
    {
      kind: 'job posts in batches',
      command: ['ingest', 'job-posts', posts, '--max-rejects', '100%', '--batch-rows', '3000'],
      records: 12_000,
      batch: 3_000,
      table: 'nyx.job_posts',
      content: (session) => hashOf(session, POSTS),
    },
    {
      kind: 'a table in batches',
      command: ['ingest', 'table', 'users', mixed, '--max-rejects', '100%', '--batch-rows', '3000'],
      records: 12_000,
      batch: 3_000,
      table: 'nyx.users',
      content: (session) => hashOf(session, USERS),
    },
    {
      kind: 'a table whose indexes are built anew',
      command: ['ingest', 'table', 'users', users, '--exclusive'],
      records: 60_000,
      batch: 60_000,
      table: 'nyx.users',
      content: (session) => hashOf(session, USERS),
    },
    {
      kind: 'e-mails',
      command: ['ingest', 'emails', mail, '--account', 'ada@example.org', '--user', OWNER],
      records: 1_500,
      batch: 1_500,
      table: 'saturnus.emails',
      content: (session) => hashOf(session, MAILS),
    },
  ];
}

const OWNER = 'owner@example.org';

/** What all of the loads expect to find. */
export async function addOwner({ session }: TestDatabase): Promise<void> {
  await session.pg.query(`insert into nyx.users (name, email) values ('Owner', '${OWNER}')`);
}

const USERS = `select email || name as row from nyx.users where email <> '${OWNER}'`;

const POSTS = `
  select concat_ws('|', p.source_url, p.job_title, p.description_raw, p.location_city, c.name, s.name, (
      select string_agg(t.name, ',' order by t.name)
      from nyx.job_post_tags as pt inner join nyx.job_tags as t on t.id = pt.job_tag_id where pt.job_post_id = p.id
  )) as row
  from nyx.job_posts as p
  inner join nyx.companies as c on c.id = p.company_id
  left join nyx.job_sources as s on s.id = p.job_source_id`;

const MAILS = `
  select concat_ws('|', e.message_external_id, e.from_address, e.subject, e.body_plain, h.from_name, parent.subject,
      t.subject_normalized, a.address) as row
  from saturnus.emails as e
  inner join etl.email_headers as h on h.email_id = e.id
  inner join saturnus.email_accounts as a on a.id = e.email_account_id
  left join saturnus.emails as parent on parent.id = e.in_reply_to_message_id
  left join saturnus.email_threads as t on t.id = e.thread_id`;

async function hashOf(session: Session, query: string): Promise<string> {
  const { rows } = await session.pg.query<{ hash: string }>(
    `select count(*) || ' rows ' || coalesce(md5(string_agg(row, '~' order by row collate "C")), '') as hash from (${query}) as r`,
  );
  return rows[0]?.hash ?? '';
}

/** Every tenth URL comes twice, and every hundredth record has none. */
function jobPosts(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const url = i % 100 === 99 ? '' : `https://a.example/${i % 10 === 9 ? i - 5 : i}`;
    return `${url},Title ${i},Company ${i % 300},"Berlin, Germany",Text of ${i},"tag ${i % 7}, tag ${i % 5}"`;
  });
  return `url,title,company,location,description,tags\n${lines.join('\n')}\n`;
}

function people(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => `Person ${i},person${i}@example.org`);
  return `name,email\n${lines.join('\n')}\n`;
}

/** Every tenth address comes again 5,000 records later, and every hundredth record has none. */
function mixedPeople(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const person = i % 10 === 9 && i > 5_000 ? i - 5_001 : i;
    return `Person ${i},${i % 100 === 99 ? '' : `person${person}@example.org`}`;
  });
  return `name,email\n${lines.join('\n')}\n`;
}

/** Conversations of five mails. */
function mailbox(messages: number): string {
  return Array.from({ length: messages }, (_, i) =>
    [
      'From mailer@example.org Thu Jan  1 00:00:00 2026',
      `From: Sender ${i % 50} <sender${i % 50}@example.org>`,
      'To: ada@example.org',
      `Message-ID: <${i}@example.org>`,
      ...(i % 5 === 0 ? [] : [`In-Reply-To: <${i - 1}@example.org>`]),
      `Subject: Conversation ${Math.floor(i / 5)}, mail ${i}`,
      'Date: Thu, 1 Jan 2026 10:00:00 +0000',
      '',
      `Body of mail ${i}`,
      '\n',
    ].join('\n'),
  ).join('');
}

// What each role of docs/roles.md is for, as commands in an order in which each finds what it needs.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RoleName } from '../../src/database/role-files.ts';
import type { FixtureFolder } from '../ingest/fixture-files.ts';
import { idOf } from './two-persons.ts';

const POSTS = 'url,title,company,tags\nhttps://a.test/1,Engineer,Acme,"sql, etl"\n';
const MAIL = [
  ...['From x', 'Message-ID: <a@x>', 'From: hr@acme.test', 'To: canaryanna@example.com'],
  ...['Subject: Your application', 'Date: Mon, 2 Mar 2026 10:00:00 +0000', '', 'Thank you', ''],
].join('\n');
const FILES = {
  'posts.csv': POSTS,
  'again.csv': POSTS.replace('Engineer', 'Developer'),
  'inbox/later.csv': POSTS.replace('/1', '/2'),
  'list.csv':
    'company,position,url,date,status,interview date\nAcme,Engineer,https://a.test/1,2026-03-01,interview,2026-03-09\n',
  'm.mbox': MAIL,
  'users.csv': 'name,email\nCarl,c@example.com\nD,\n',
  'wrong.csv': 'url,title\nhttps://a.test/7,\n',
};

/** Writes the files that the commands read. */
export async function writeFiles(files: FixtureFolder): Promise<void> {
  await mkdir(join(files.path, 'inbox'));
  for (const [name, text] of Object.entries(FILES)) await files.write(name, text);
}

/** `@name` is a file. */
const COMMANDS: Partial<Record<RoleName, string[]>> = {
  loader: [
    'tables',
    'tables users',
    'ingest folder @whole/personal/latest',
    'ingest job-posts @posts.csv',
    'ingest job-posts @again.csv',
    'ingest job-posts @wrong.csv --max-rejects 1',
    'ingest applications @list.csv --set user_email=canaryanna@example.com',
    'ingest emails @m.mbox --account canaryanna@example.com',
    'ingest inbox @inbox --kind job-posts --settle 0',
    'ingest table users @users.csv --max-rejects 1',
    'rejects',
    'rejects show 1',
    'rejects export --out @bad.csv --force',
    'rejects load @bad.csv',
    'rejects replay',
    'rejects dismiss --load 2',
    'loads',
    'loads show 1',
    `correct companies ${idOf(3)} tier top --reason r`,
  ],
  transformer: [
    'transform --plan',
    'transform',
    'transform --full',
    'transform --verify',
    'transform --from 2026-03-01 --to 2026-03-02',
    'check',
    'lineage companies',
    'review',
    'review --format csv --out @mails.csv --force',
    'review --from @mails.csv',
    'run verify',
  ],
  exporter: [
    'export --out @exports',
    'export --out @exports --profile personal',
    'export --out @exports --profile share',
    'export verify @exports',
  ],
  analyst: [
    'status',
    'loads',
    'loads show 1',
    'runs',
    'runs show 1',
    'rejects',
    'tables',
    'tables users',
    'lineage companies',
    'report --overview --live',
    'report --applications --live',
    'report --session last --live',
    `report --company ${idOf(3)} --live`,
    'report --all --live --out @site',
    'migrate status',
  ],
};

/** The commands of a role, as words. */
export function commandsOf(role: RoleName, folder: string): string[][] {
  const path = (word: string) => (word.startsWith('@') ? join(folder, word.slice(1)) : word);
  return (COMMANDS[role] ?? []).map((line) => line.split(' ').map(path));
}

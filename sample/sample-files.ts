import { type Row, toCsv } from './csv.ts';
import { makeMailbox } from './mail/mailbox-file.ts';
import type { SampleFile } from './manifest.ts';
import {
  boardRecord,
  indeedRecord,
  linkedinRecord,
  type ScrapedRecord,
  unusableRecords,
} from './postings/scraped-record.ts';
import { at } from './random.ts';
import { applicationEvents } from './tables/application-events.ts';
import { applications, applicationWithoutPosting } from './tables/applications.ts';
import { companies, companyProperties } from './tables/companies.ts';
import { domainPolicies, systemConfigs } from './tables/configuration.ts';
import { dataCorrections } from './tables/corrections.ts';
import { recordedForms } from './tables/forms.ts';
import { interviewOutcomes, interviewPrepPackages, interviews } from './tables/interviews.ts';
import { modelUsage } from './tables/model-usage.ts';
import { captchaEvents, domainRateLimits, twoFactorEvents } from './tables/obstacles.ts';
import * as person from './tables/person.ts';
import { qualityChecks } from './tables/quality.ts';
import { applicationSessions, sessionEvents } from './tables/sessions.ts';
import type { World } from './world/world.ts';

/** A file of the sample with what it holds. */
interface WrittenFile extends SampleFile {
  content: string | Buffer;
}

/** All files of the sample in the order in which they are to be loaded; `emails` is how many messages there are. */
export function sampleFiles(world: World, emails: number): WrittenFile[] {
  const quality = qualityChecks(world);
  const forms = recordedForms(world);
  return [
    table('nyx.users', person.users(world)),
    table('nyx.user_profiles', person.userProfiles(world)),
    table('nyx.resumes', person.resumes(world)),
    table('nyx.resume_versions', person.resumeVersions(world)),
    table('nyx.cover_letter_templates', person.coverLetterTemplates(world)),
    table('nyx.system_configs', systemConfigs(world)),
    table('nyx.domain_policies', domainPolicies(world)),
    table('nyx.companies', companies(world)),
    table('nyx.company_properties', companyProperties(world)),
    ...jobPostFiles(world),
    table('nyx.application_sessions', applicationSessions(world)),
    applicationFile(world),
    table('nyx.session_events', sessionEvents(world)),
    table('nyx.application_events', applicationEvents(world)),
    table('nyx.application_questions', forms.questions),
    table('nyx.application_steps', forms.steps),
    table('nyx.captcha_events', ...withBadRow(captchaEvents(world), { attempt_number: 'two' })),
    table('nyx.two_factor_events', twoFactorEvents(world)),
    table('nyx.domain_rate_limits', domainRateLimits(world)),
    table('nyx.model_usage', ...withBadRow(modelUsage(world), { status: 'exploded' })),
    table('nyx.qa_checks', quality.checks),
    table('nyx.qa_issues', quality.issues),
    table('nyx.interviews', interviews(world)),
    table('nyx.interview_outcomes', interviewOutcomes(world)),
    table('nyx.interview_prep_packages', interviewPrepPackages(world)),
    table('saturnus.email_accounts', person.emailAccounts(world)),
    mailFile(world, emails),
    table('nyx.data_corrections', dataCorrections(world)),
  ];
}

function table(name: string, rows: readonly Row[], rejects = 0): WrittenFile {
  const short = name.split('.')[1] ?? name;
  const limit = rejects === 0 ? [] : ['--max-rejects', String(rejects)];
  return {
    file: `${short}.csv`,
    table: name,
    records: rows.length,
    rejects,
    duplicates: 0,
    command: ['ingest', 'table', short, `${short}.csv`, ...limit],
    content: toCsv(rows),
  };
}

/** The rows with one more after the tenth that cannot be loaded, and how many those are. */
function withBadRow(rows: readonly Row[], fault: Row): [Row[], number] {
  const bad = { ...at(rows, 0), id: '00000000-0000-4000-8000-000000000bad', ...fault };
  return [[...rows.slice(0, 10), bad, ...rows.slice(10)], 1];
}

function jobPostFiles(world: World): WrittenFile[] {
  const random = world.random.fork('scraped records');
  const on = (board: string) => world.posts.filter((post) => post.board === board);
  const linkedin = on('linkedin').map((post) => linkedinRecord(random, post));
  const indeed = on('indeed').map((post) => indeedRecord(random, post));
  const boards = on('company').map((post) => boardRecord(random, post));
  const seenTwice = random.sample(linkedin, Math.ceil(linkedin.length / 40));
  const bad = unusableRecords(at(boards, 0));
  return [
    jobPosts(
      'job_posts_linkedin.csv',
      csvOf([...linkedin, ...seenTwice]),
      linkedin.length,
      0,
      seenTwice.length,
    ),
    jobPosts('job_posts_indeed.csv', csvOf(indeed), indeed.length, 0, 0),
    jobPosts(
      'job_posts_boards.ndjson',
      ndjsonOf([...boards, ...bad]),
      boards.length,
      bad.length,
      0,
    ),
  ];
}

function jobPosts(
  file: string,
  content: string,
  good: number,
  rejects: number,
  duplicates: number,
): WrittenFile {
  const limit = rejects === 0 ? [] : ['--max-rejects', String(rejects)];
  const records = good + rejects + duplicates;
  const command = ['ingest', 'job-posts', file, ...limit];
  return { file, table: 'nyx.job_posts', records, rejects, duplicates, command, content };
}

function csvOf(records: readonly ScrapedRecord[]): string {
  return toCsv(records);
}

function ndjsonOf(records: readonly ScrapedRecord[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

function applicationFile(world: World): WrittenFile {
  const rows = applications(world);
  const bad = applicationWithoutPosting(at(rows, 0), world.random.fork('bad application').uuid());
  const file = 'applications.csv';
  return {
    file,
    table: 'nyx.applications',
    records: rows.length + 1,
    rejects: 1,
    duplicates: 0,
    command: ['ingest', 'applications', file, '--max-rejects', '1'],
    content: toCsv([...rows, bad]),
  };
}

function mailFile(world: World, count: number): WrittenFile {
  const { bytes, messages, rejects, duplicates } = makeMailbox(world, count);
  const file = 'mail.mbox';
  const command = [
    'ingest',
    'emails',
    file,
    '--account',
    world.person.email,
    '--max-rejects',
    String(rejects),
  ];
  return {
    file,
    table: 'saturnus.emails',
    records: messages,
    rejects,
    duplicates,
    command,
    content: bytes,
  };
}

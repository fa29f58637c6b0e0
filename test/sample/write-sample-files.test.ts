import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeSampleFiles } from '../../sample/write-sample-files.ts';
import { digests, readCsv, theSample, writeSample } from './read-sample.ts';

const PARENTS: Readonly<Record<string, string>> = {
  user_id: 'users.csv',
  user_profile_id: 'user_profiles.csv',
  profile_id: 'user_profiles.csv',
  resume_id: 'resumes.csv',
  selected_resume_id: 'resumes.csv',
  selected_resume_version_id: 'resume_versions.csv',
  cover_letter_template_id: 'cover_letter_templates.csv',
  company_id: 'companies.csv',
  session_id: 'application_sessions.csv',
  application_id: 'applications.csv',
  qa_check_id: 'qa_checks.csv',
  interview_id: 'interviews.csv',
};

test('The same seed gives the same bytes, another seed others', async () => {
  await using first = await writeSample({ scale: 0.1 });
  await using again = await writeSample({ scale: 0.1 });
  await using other = await writeSample({ scale: 0.1, seed: 'saturnus' });
  const bytes = await digests(first.folder);
  expect(await digests(again.folder)).toEqual(bytes);
  const otherBytes = await digests(other.folder);
  for (const file of ['companies.csv', 'applications.csv', 'mail.mbox', 'job_posts_boards.ndjson'])
    expect(otherBytes[file]).not.toBe(bytes[file]);
});

test('The sample has the size of a real search, and its manifest counts every record', async () => {
  const sample = await theSample();
  const records = Object.fromEntries(
    sample.manifest.files.map((file) => [file.file, file.records]),
  );
  expect(records).toMatchObject({
    'users.csv': 1,
    'application_sessions.csv': 12,
    'companies.csv': 300,
    'applications.csv': 2001,
    'mail.mbox': 4008,
  });
  const posts = sample.manifest.files.filter(({ table }) => table === 'nyx.job_posts');
  expect(posts.reduce((sum, file) => sum + file.records - file.rejects - file.duplicates, 0)).toBe(
    3000,
  );
  for (const { file, records } of sample.manifest.files) {
    if (file.endsWith('.csv'))
      expect([file, (await readCsv(join(sample.folder, file))).length]).toEqual([file, records]);
  }
  expect(JSON.parse(await readFile(join(sample.folder, 'manifest.json'), 'utf8'))).toEqual(
    sample.manifest,
  );
});

test('Every key in the files is the key of a row loaded before, but for the rejects', async () => {
  const sample = await theSample();
  const loaded = new Map<string, Set<string | undefined>>();
  for (const { file } of sample.manifest.files) {
    if (!file.endsWith('.csv') || file.startsWith('job_posts')) continue;
    const rows = await readCsv(join(sample.folder, file));
    loaded.set(file, new Set(rows.map((row) => row.id)));
    expect([file, loaded.get(file)?.size]).toEqual([file, rows.length]);
    for (const [column, parent] of Object.entries(PARENTS)) {
      const lost = rows.filter((row) => row[column] && !loaded.get(parent)?.has(row[column]));
      expect([file, column, lost.length]).toEqual([file, column, 0]);
    }
  }
});

test('Corrections name rows of the sample', async () => {
  const sample = await theSample();
  for (const { table_name, record_id } of await readCsv(
    join(sample.folder, 'data_corrections.csv'),
  )) {
    const rows = await readCsv(join(sample.folder, `${table_name}.csv`));
    expect(rows.some((row) => row.id === record_id)).toBe(true);
  }
});

test('A scale outside the limits is refused', async () => {
  await expect(writeSampleFiles('/nowhere', { scale: 0 })).rejects.toThrow('0.1 to 4');
});

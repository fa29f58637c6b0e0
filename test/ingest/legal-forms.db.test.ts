// A company is the same with and without its legal form, for loads (TypeScript, called by DuckDB) and for mails (PostgreSQL).
import { expect, test } from 'vitest';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { companyKey } from '../../src/knowledge/company-key.ts';
import { type LegalForm, legalForms } from '../../src/knowledge/legal-forms.ts';
import { migrate, migrationState, readSchema } from '../../src/schema.ts';
import { planTransforms } from '../../src/transforms/run-transforms.ts';
import { strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

/** Fjord with a legal form on each side on which it may stand. */
function namesWith({ form, place: where }: LegalForm): string[] {
  const gap = where.startsWith('joined') ? '' : ' ';
  const behind = [`Fjord${gap}${form}`, `Fjord${gap}${form.toUpperCase()}.`];
  const before = [`${form}${gap}Fjord`];
  if (where === 'before') return before;
  return where.startsWith('behind') || where === 'joined_behind' ? behind : [...behind, ...before];
}

const inMails = async (names: string[]): Promise<string[]> => {
  const { rows } = await place.database.session.pg.query<{ words: string }>(
    `select btrim(lower(etl.company_words(name))) as words
     from unnest($1::text[]) with ordinality as n (name, position) order by position`,
    [names],
  );
  return rows.map(({ words }) => words);
};

test('every legal form of knowledge/companies.tsv is left out alike by loads and by mails', async () => {
  const names = legalForms()
    .filter(({ only }) => only === undefined)
    .flatMap(namesWith);
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => companyKey(name) !== 'fjord')).toEqual([]);
  const words = await inMails(names);
  expect(names.filter((_, index) => words[index] !== 'fjord')).toEqual([]);
  const lines = names.map((name, index) => `T${index},"${name}",https://a.example/${index}`);
  const file = await place.files.write('jobs.csv', ['title,company,url', ...lines].join('\n'));
  await loadJobPosts(place.database.session, file, { ...strict, synthesizeUrl: false });
  const { rows } = await place.database.session.pg.query('select count(*) from nyx.companies');
  expect(rows).toEqual([{ count: 1n }]);
});

test.each([
  ['Fjord GmbH & Co. KG', 'fjord'],
  ['FJORD S.A.S.', 'fjord'],
  ['S.A.R.L. Fjord', 'fjord'],
  ['Fjord S.à r.l.', 'fjord'],
  ['Fjord Sp. z o.o.', 'fjord'],
  ['Fjord Pvt. Ltd.', 'fjord'],
  ['PT Fjord', 'fjord'],
  ['Fjord PT', 'fjord pt'],
  ['Incorta', 'incorta'],
  ['(株)アルク', 'アルク'],
  ['アルク株式会社', 'アルク'],
  ['字节（北京）有限公司', '字节 北京'],
])('%s is %s for both', async (name, words) => {
  expect(companyKey(name)).toBe(words);
  expect(await inMails([name])).toEqual([words]);
});

test('a group is a company of its own, and signs its mails without the word', async () => {
  expect(companyKey('Fjord Group')).toBe('fjord group');
  expect(await inMails(['Fjord Group', 'Fjord Holdings Ltd'])).toEqual(['fjord', 'fjord']);
});

test('another list is migrated once, and what mails are linked to is due', async () => {
  const { session } = place.database;
  expect((await migrationState(session)).pending).toEqual([]);
  await session.pg.query(`
    update etl.code_files set sha256 = 'of another list' where name = 'knowledge/companies.tsv'`);
  expect(await migrate(session)).toEqual(['knowledge/companies.tsv']);
  expect(await migrate(session)).toEqual([]);
  expect(readSchema().code.map(({ name }) => name)).toContain('knowledge/companies.tsv');
  expect(await planTransforms(session, { asOf: '2026-06-01' })).not.toEqual([]);
});

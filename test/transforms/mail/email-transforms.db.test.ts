import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runTransforms } from '../../../src/transforms/run-transforms.ts';
import { type MailFixture, mailFixture, REFUSAL } from './mail-fixture.ts';

let fixture: MailFixture;
let sql: MailFixture['session']['pg'];
let apply: MailFixture['apply'];
let mail: MailFixture['mail'];
const names = ['email_classifications', 'email_application_links'];

beforeEach(async () => {
  fixture = await mailFixture();
  sql = fixture.session.pg;
  ({ apply, mail } = fixture);
});
afterEach(() => fixture[Symbol.asyncDispose]());

const run = (full = false) =>
  runTransforms(fixture.session, { names, asOf: '2026-06-01T00:00:00Z', full });

async function links() {
  const { rows } = await sql.query(
    `select e.subject, l.application_id as application, l.link_type as type, l.matched_by as by
    from saturnus.email_application_links as l join saturnus.emails as e on e.id = l.email_id order by e.subject`,
  );
  return rows;
}

describe('classifications', () => {
  it('are added once, with their evidence, and left to people and models', async () => {
    const email = await mail('jobs@corp.test', 'Update', REFUSAL);
    const judged = await mail('jobs@corp.test', 'Judged', REFUSAL);
    await sql.query(
      `insert into saturnus.email_classifications (email_id, classification_label, generated_by) values ($1, 'other', 'user')`,
      [judged],
    );
    await run();
    await run(true);
    const { rows } = await sql.query(
      `select c.email_id, c.classification_label as label, c.eisenhower_quadrant as quadrant, v.rule_id, v.phrase
      from saturnus.email_classifications as c
      join etl.classification_evidence as v on v.email_classification_id = c.id`,
    );
    const rule_id = expect.stringMatching(/^rejection\.en\./);
    expect(rows).toEqual([
      { email_id: email, label: 'rejection', quadrant: 'Q4', rule_id, phrase: expect.any(String) },
    ]);
  });

  it('rest on the HTML where the plain body says nothing, however much space it has', async () => {
    const ids = {
      html: await mail(
        'a@corp.test',
        'Hello',
        `\u00a0\n${' \u3000\u2028\ufeff'.repeat(100)}See HTML`,
      ),
      plain: await mail(
        'b@corp.test',
        'Hello',
        `Nothing to see here. ${'It is about nothing. '.repeat(5)}`,
      ),
      none: await mail('c@corp.test', 'Hello', ' '.repeat(2000)),
    };
    await sql.query('update saturnus.emails set body_html = $1', [`<p>${REFUSAL}</p>`]);
    await sql.query('update saturnus.emails set body_plain = null where id = $1', [ids.none]);
    await run();
    const { rows } = await sql.query<{ email_id: string; label: string }>(
      'select email_id, classification_label as label from saturnus.email_classifications',
    );
    const labels = new Map(rows.map(({ email_id, label }) => [email_id, label]));
    expect([ids.html, ids.plain, ids.none].map((id) => labels.get(id))).toEqual([
      'rejection',
      'other',
      'rejection',
    ]);
  });

  it('follow a corrected subject with a new row and keep the old one', async () => {
    const email = await mail('a@corp.test', 'Hello', 'Nothing to see.');
    await run();
    await sql.query(
      `insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
      values ('emails', $1, 'body_plain', to_jsonb($2::text))`,
      [email, REFUSAL],
    );
    await run();
    const { rows } = await sql.query(
      'select classification_label as label from saturnus.email_classifications order by created_at',
    );
    expect(rows).toEqual([{ label: 'other' }, { label: 'rejection' }]);
  });
});

describe('links', () => {
  it("follow the sender's domain before any name", async () => {
    const acme = await apply(
      'Acme Robotics GmbH',
      'careers.acme.com',
      'Engineer',
      '2026-03-01T00:00:00Z',
    );
    await apply('Globex', null, 'Engineer', '2026-03-02T00:00:00Z');
    await mail('jobs@mail.acme.com', 'Your application at Globex', REFUSAL);
    await run();
    expect(await links()).toEqual([
      {
        subject: 'Your application at Globex',
        application: acme,
        type: 'rejection',
        by: 'email_content',
      },
    ]);
  });

  it('follow the name that a tracking system writes for', async () => {
    const acme = await apply('Acme Robotics GmbH', null, 'Engineer', '2026-03-01T00:00:00Z');
    const globex = await apply('Globex', null, 'Engineer', '2026-03-02T00:00:00Z');
    await mail('no-reply@us.greenhouse-mail.io', '1', 'Thank you for applying to ACME Robotics.');
    await mail('no-reply@ashbyhq.com', '2', REFUSAL, '2026-03-10T10:00:00Z', 'Globex Hiring Team');
    await mail(
      'globex@myworkday.com',
      '3',
      'We would like to invite you to an interview on Tuesday at 10.',
    );
    await run();
    expect(await links()).toEqual([
      { subject: '1', application: acme, type: 'confirmation', by: 'company_name' },
      { subject: '2', application: globex, type: 'rejection', by: 'company_name' },
      { subject: '3', application: globex, type: 'interview_invite', by: 'company_name' },
    ]);
  });

  it('choose among applications to one company by title, of one title by time, and never guess between others', async () => {
    const data = await apply(
      'Globex',
      'globex.com',
      'Data Engineer (m/f/d)',
      '2026-03-01T00:00:00Z',
    );
    const senior = await apply(
      'Globex',
      'globex.com',
      'Senior Data Engineer',
      '2026-03-02T00:00:00Z',
    );
    await mail('jobs@globex.com', '1 senior', `The Senior Data Engineer role. ${REFUSAL}`);
    await mail('jobs@globex.com', '2 data', `The Data Engineer role. ${REFUSAL}`);
    await mail('jobs@globex.com', '3 none', REFUSAL);
    await apply('Initech', null, 'Analyst', '2026-03-05T00:00:00Z');
    await apply('Hooli', null, 'Analyst', '2026-03-05T00:00:00Z');
    await mail('no-reply@lever.co', '4 both', `Initech and Hooli. ${REFUSAL}`);
    await apply('Umbrella', null, 'Chemist', '2026-02-01T00:00:00Z');
    const again = await apply('Umbrella', null, 'Chemist', '2026-03-05T00:00:00Z');
    await mail('no-reply@lever.co', '5 again', `The Chemist role at Umbrella. ${REFUSAL}`);
    await run();
    expect(await links()).toEqual([
      { subject: '1 senior', application: senior, type: 'rejection', by: 'job_title' },
      { subject: '2 data', application: data, type: 'rejection', by: 'job_title' },
      { subject: '5 again', application: again, type: 'other', by: 'date_proximity' },
    ]);
  });

  it('need the same time and no newsletter; a name of one word must be written as a name', async () => {
    await apply('Remote', 'remote.example', 'Engineer', '2026-03-09T00:00:00Z');
    await mail('x@agency.test', 'Fully remote work', REFUSAL);
    await mail('jobs@remote.example', 'too early', REFUSAL, '2026-03-07T00:00:00Z');
    await mail('jobs@remote.example', 'too late', REFUSAL, '2026-12-07T00:00:00Z');
    await mail('jobs@remote.example', '5 new jobs for you', 'See all jobs.');
    await mail(
      'x@agency.test',
      'in time',
      `Remote has decided. ${REFUSAL}`,
      '2026-03-08T12:00:00Z',
    );
    await run();
    expect(await links()).toMatchObject([{ subject: 'in time' }]);
  });

  it('of other origin stay, and rows that lost their reason go', async () => {
    const acme = await apply('Acme', 'acme.com', 'Engineer', '2026-03-01T00:00:00Z');
    const other = await apply('Globex', 'globex.com', 'Engineer', '2026-03-01T00:00:00Z');
    const manual = await mail('jobs@acme.com', '1 manual', REFUSAL);
    const model = await mail('jobs@acme.com', '2 model', REFUSAL);
    await mail('jobs@acme.com', '3 rule', REFUSAL);
    await sql.query(
      `insert into saturnus.email_application_links (email_id, application_id, link_type, matched_by)
      values ($1, $3, 'other', 'manual'), ($2, $3, 'other', 'company_name')`,
      [manual, model, other],
    );
    await run();
    expect(await links()).toMatchObject([
      { subject: '1 manual', application: other },
      { subject: '2 model', application: other },
      { subject: '3 rule', application: acme, by: 'email_content' },
    ]);
    await sql.query(
      `update nyx.companies set canonical_domain = 'elsewhere.com', name = 'Umbrella' where name = 'Acme'`,
    );
    await run();
    expect(await links()).toHaveLength(2);
    const { transforms } = await run();
    expect(transforms.map(({ keys }) => keys)).toEqual([0, 0]);
  });

  it('are looked for again where a changed application competed or is named, and nowhere else', async () => {
    await apply('Globex', 'globex.test', 'Engineer', '2026-03-01T00:00:00Z');
    await mail('jobs@globex.test', 'Globex', REFUSAL);
    await mail('jobs@lever.co', 'Initech: your application', REFUSAL);
    await mail('jobs@lever.co', 'Initech, long ago', REFUSAL, '2025-01-01T00:00:00Z');
    await run();
    const due = async () => {
      const { transforms } = await run();
      return transforms.find(({ transform }) => transform === 'email_application_links')?.keys;
    };
    const initech = await apply('Initech', null, 'Analyst', '2026-03-01T00:00:00Z');
    expect(await due()).toBe(1);
    expect(await links()).toMatchObject([{ subject: 'Globex' }, { application: initech }]);
    await sql.query(
      `update nyx.applications set application_submitted_at = '2024-12-01T00:00:00Z' where id = $1`,
      [initech],
    );
    expect(await due()).toBe(2);
    expect(await links()).toMatchObject([{ subject: 'Globex' }, { subject: 'Initech, long ago' }]);
    expect(await due()).toBe(0);
  });
});

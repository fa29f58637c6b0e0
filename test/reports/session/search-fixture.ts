import type { Session } from '../../../src/database/session.ts';

/** As of 2026-05-01: three sessions of one search, the last with ten applications of which two went further. */
export const asOf = '2026-05-01T00:00:00Z';

export const hostileCompany =
  "=cmd|' /C calc'!A0\u001b[31m<script>alert(1)</script>[x](javascript:alert(1))\u202e公司";

/** Fills an empty database with the search; returns the ids of its sessions, the oldest first. */
export async function insertSearch({ db }: Session): Promise<[string, string, string]> {
  const { id: user_id } = await db
    .insertInto('nyx.users')
    .values({ name: 'Ada Example', email: 'ada@example.org', timezone: 'Europe/Berlin' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const sessions = [];
  for (const [index, start] of [
    '2026-03-01T17:00:00Z',
    '2026-03-15T17:00:00Z',
    '2026-03-29T17:00:00Z',
  ].entries()) {
    const { id } = await db
      .insertInto('nyx.application_sessions')
      .values({
        user_id,
        session_name: `run ${index + 1}`,
        status: 'completed',
        start_datetime: start,
        end_datetime: start.replace('T17:00', 'T18:30'),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    sessions.push(id);
    await db
      .insertInto('nyx.session_digests')
      .values(digest(id, 10 + index))
      .execute();
  }
  const [first = '', second = '', third = ''] = sessions;
  await insertApplications({ db } as Session, user_id, third);
  return [first, second, third];
}

function digest(session_id: string, total: number) {
  return {
    session_id,
    generated_at: '2026-04-01T00:00:00Z',
    summary_text: `Of ${total} applications, 8 succeeded and 2 failed.`,
    applications_total: total,
    applications_successful: 8,
    applications_failed: 2,
    num_low_effort: total - 1,
    num_medium_effort: 1,
    num_high_effort: 0,
    tokens_input_total: '9007199254740993',
    tokens_output_total: '310000',
    cost_estimated_total: '4.2310',
    avg_match_score: '0.712',
    avg_duration_seconds: 102,
    per_domain_stats: JSON.stringify({
      'jobs.example.com': {
        total,
        successful: 8,
        failed: 2,
        success_rate: 0.8,
        avg_duration_seconds: 102,
        captchas: 3,
        failure_reasons: { captcha_failed: 2 },
      },
    }),
    per_company_tier_stats: JSON.stringify({
      top: {
        total,
        successful: 8,
        failed: 2,
        success_rate: 0.8,
        avg_match_score: 0.712,
        cost: 4.231,
      },
    }),
    errors_summary: JSON.stringify({
      failure_reasons: { captcha_failed: 2 },
      captcha: { solved: 1, failed: 2 },
      two_factor: {},
      qa: { checks: 5, issues: 1, fixed: 1, by_type: { false_skill: 1 } },
      model: { failed: 1, timeout: 0, rate_limited: 0 },
    }),
  };
}

/** Ten sent at the start: one offer after 4.5 days, one rejection after 10, the others ghosted or, the last, waiting. */
async function insertApplications(
  { db }: Session,
  user_id: string,
  session_id: string,
): Promise<void> {
  const { id: company_id } = await db
    .insertInto('nyx.companies')
    .values({ name: hostileCompany, tier: 'top' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: account } = await db
    .insertInto('saturnus.email_accounts')
    .values({ user_id, address: 'ada@example.org' })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (let index = 0; index < 10; index++) {
    const { id: job_post_id } = await db
      .insertInto('nyx.job_posts')
      .values({
        company_id,
        source_url: `https://jobs.example.com/${index}`,
        job_title: `Engineer ${index}`,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { id } = await db
      .insertInto('nyx.applications')
      .values({
        user_id,
        session_id,
        job_post_id,
        effort_level: 'low',
        application_status: 'submitted',
        application_submitted_at: index === 9 ? '2026-04-20T00:00:00Z' : '2026-03-29T17:00:00Z',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (index === 0) {
      await answer(db, account, id, 'interview_invite', '2026-04-03T05:00:00Z');
      await interviewWithOffer(db, id);
    }
    if (index === 1) await answer(db, account, id, 'rejection', '2026-04-08T17:00:00Z');
    if (index === 2) await answer(db, account, id, 'confirmation', '2026-03-29T17:01:00Z');
    await db
      .insertInto('nyx.model_usage')
      .values({
        application_id: id,
        session_id: index < 5 ? session_id : null,
        model_name: 'm',
        purpose: 'form_fill',
        tokens_input: 100,
        tokens_output: 10,
        cost_estimated: '0.000123',
      })
      .execute();
  }
}

async function answer(
  db: Session['db'],
  account: string,
  application_id: string,
  type: string,
  at: string,
) {
  const { id: email_id } = await db
    .insertInto('saturnus.emails')
    .values({
      email_account_id: account,
      from_address: 'hr@company.example',
      to_address: 'ada@example.org',
      direction: 'inbound',
      received_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('saturnus.email_application_links')
    .values({ email_id, application_id, link_type: type, matched_by: 'manual' })
    .execute();
}

async function interviewWithOffer(db: Session['db'], application_id: string): Promise<void> {
  const { id: interview_id } = await db
    .insertInto('nyx.interviews')
    .values({ application_id, created_at: '2026-04-04T09:00:00Z' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('nyx.interview_outcomes')
    .values({
      interview_id,
      outcome: 'passed',
      offer_extended: true,
      created_at: '2026-04-15T09:00:00Z',
    })
    .execute();
}

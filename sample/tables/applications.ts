import type { Row } from '../csv.ts';
import { iso } from '../instants.ts';
import { fill } from '../text/fill.ts';
import { PROFILES } from '../text/profiles.ts';
import type { Application } from '../world/applications.ts';
import { totalOf } from '../world/model-calls.ts';
import type { World } from '../world/world.ts';

/** For `ingest applications`: person, posting and session are named as people know them, not by their keys. */
export function applications(world: World): Row[] {
  const random = world.random.fork('application rows');
  return world.applications.map((application) => ({
    id: application.id,
    user_email: world.person.email,
    session_name: application.session.name,
    job_post_url: application.post.url,
    ...chosenDocuments(world, application),
    effort_level: application.effort,
    effort_hint_source: application.isEffortAskedFor ? 'user' : 'auto',
    match_score: application.score === null ? null : (application.score / 1000).toFixed(3),
    ...result(application),
    final_confirmation_type:
      application.isSuccess === true
        ? random.weighted([
            ['confirmation_page' as const, 80],
            ['confirmation_email' as const, 20],
          ])
        : application.status === 'submitted'
          ? 'unknown'
          : null,
    final_confirmation_screenshot_path:
      application.isSuccess === true ? `screenshots/${application.id}.png` : null,
    manual_followup_needed:
      application.status === 'paused' || application.failure?.code === 'login_required',
    langfuse_trace_id: application.calls.length > 0 ? random.hex(32) : null,
  }));
}

/** A record whose posting was never loaded, for the rejects. */
export function applicationWithoutPosting(row: Row, id: string): Row {
  return { ...row, id, job_post_url: 'https://careers.vanished.example/jobs/404' };
}

function result(application: Application): Row {
  const { startedAt, submittedAt } = application;
  const total = totalOf(application.calls, 6);
  return {
    application_status: application.status,
    application_started_at: startedAt === null ? null : iso(startedAt),
    application_submitted_at: submittedAt === null ? null : iso(submittedAt),
    duration_seconds: application.durationSeconds,
    success_flag: application.isSuccess,
    failure_reason_code: application.failure?.code ?? null,
    failure_reason_detail: application.failure?.detail ?? null,
    domain_name: new URL(application.post.url).hostname,
    tokens_input_total: total.tokensIn,
    tokens_output_total: total.tokensOut,
    cost_estimated_total: total.dollars,
    created_at: iso(application.createdAt),
  };
}

function chosenDocuments({ person }: World, { post, effort }: Application): Row {
  const profile = person.profiles[post.role.profile];
  const letter = PROFILES.find(({ name }) => name === post.role.profile)?.letter ?? '';
  const isWritten = effort !== 'low';
  return {
    profile_id: profile.id,
    selected_resume_id: profile.resumeId,
    selected_resume_version_id: profile.versionIds[effort === 'high' ? 1 : 0],
    cover_letter_template_id: isWritten ? profile.templateId : null,
    cover_letter_text: isWritten
      ? fill(letter, { company: post.company.name, title: post.title })
      : null,
    cover_letter_generated_by: effort === 'high' ? 'mixed' : isWritten ? 'llm' : 'none',
  };
}

import { sqlFile } from '../../database/sql-file.ts';
import type { Field } from '../mapping/map-columns.ts';
import type { TableProfile } from '../table/plan-table.ts';
import { canonicaliseUrls, matchPages } from './match-urls.ts';

const field = (name: string, synonyms: string): Field => ({
  name,
  synonyms: synonyms.split(/\s+/),
  takes: 'best',
});

/** Applications as people keep them: by the user's address, the post's URL and the session's name. */
export const applicationProfile: TableProfile = {
  kind: 'applications',
  synonyms: {
    application_status: ['status', 'state'],
    application_started_at: ['started_at', 'started', 'start_time'],
    application_submitted_at: ['submitted_at', 'submitted', 'applied_at', 'applied_on', 'date_applied'],
    effort_level: ['effort'],
    match_score: ['score', 'match'],
    success_flag: ['success', 'successful'],
    failure_reason_code: ['failure_reason', 'failure_code', 'error_code'],
    failure_reason_detail: ['failure_detail', 'error'],
    domain_name: ['domain', 'host'],
    duration_seconds: ['duration'],
    cover_letter_text: ['cover_letter'],
    cost_estimated_total: ['cost'],
  },
  lookups: {
    user_id: field('user_email', 'user email applicant applicant_email user.email'),
    job_post_id: field(
      'job_post_url',
      'job_url url source_url link posting_url job_link apply_url job_post.source_url',
    ),
    session_id: field('session_name', 'session run batch session.name'),
  },
  resolve: [matchPages, canonicaliseUrls, sqlFile(import.meta.url, './resolve_keys.sql')],
  // One user applies to one post once per session.
  key: ['user_id', 'job_post_id', 'session_id'],
};

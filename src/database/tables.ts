// Generated from the migrated database by 'npm run generate:types'. Do not edit.
import type { ColumnType } from 'kysely';

/** kysely's own Generated does not look into a ColumnType. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

export type Json = ColumnType<unknown, string, string>;
export type Int8 = ColumnType<bigint, bigint | number | string, bigint | number | string>;
export type Numeric = ColumnType<string, string | number, string | number>;

export interface EtlAnswerSurvival {
  user_id: string | null;
  days: number | null;
  followed: Int8 | null;
  answered: Int8 | null;
  unanswered: Int8 | null;
  unanswered_share: Numeric | null;
  unanswered_low: Numeric | null;
  unanswered_high: Numeric | null;
  chance: Numeric | null;
  arrived_share: Numeric | null;
}

export interface EtlAnswersWithoutApplication {
  email_id: string | null;
  classification_label: string | null;
  received_at: string | null;
  sender_domain: string | null;
}

export interface EtlApplicationCosts {
  application_id: string | null;
  session_id: string | null;
  tokens_input: Int8 | null;
  tokens_output: Int8 | null;
  cost_usd: Numeric | null;
}

export interface EtlApplicationFacts {
  id: string;
  user_id: string | null;
  session_id: string | null;
  job_post_id: string | null;
  company_id: string | null;
  job_source_id: string | null;
  resume_version_id: string | null;
  tier: string;
  domain: string;
  effort_level: string | null;
  seniority: string | null;
  status: string | null;
  match_score_thousandths: number | null;
  successful: boolean;
  failed: boolean;
  failure_reason: string | null;
  duration_us: Int8 | null;
  own_tokens_input: Int8 | null;
  own_tokens_output: Int8 | null;
  own_cost_microdollars: Int8 | null;
  model_calls: Int8 | null;
  model_tokens_input: Int8 | null;
  model_tokens_output: Int8 | null;
  model_cost_microdollars: Int8 | null;
  model_failed: Int8 | null;
  model_timeout: Int8 | null;
  model_rate_limited: Int8 | null;
  submitted_at: string | null;
  sent_on: string | null;
  sent_weekday: number | null;
  sent_week: string | null;
  replied: boolean;
  response_at: string | null;
  response_on: string | null;
  response_us: Int8 | null;
  response_days: Numeric | null;
  rejected: boolean;
  rejected_at: string | null;
  interviewed: boolean;
  interviewed_at: string | null;
  offered: boolean;
  offered_at: string | null;
  reached: string;
  incidents: Json | null;
}

export interface EtlApplicationFunnel {
  application_id: string | null;
  user_id: string | null;
  session_id: string | null;
  job_post_id: string | null;
  company_id: string | null;
  application_status: string | null;
  sent_at: string | null;
  replied_at: string | null;
  interviewed_at: string | null;
  offered_at: string | null;
  rejected_at: string | null;
  reached: string | null;
}

export interface EtlBackups {
  id: Generated<Int8>;
  folder: string;
  snapshot_at: string;
  total_bytes: Int8;
  finished_at: Generated<string>;
}

export interface EtlCheckFailures {
  id: Generated<Int8>;
  run_id: Int8 | null;
  check_name: string;
  severity: string;
  offending_row: Json;
  created_at: Generated<string>;
}

export interface EtlCheckRuns {
  id: Generated<Int8>;
  run_id: Int8;
  check_name: string;
  severity: string;
  demands: string;
  owner: string;
  rows_offending: Int8;
  finished_at: Generated<string>;
}

export interface EtlClassificationEvidence {
  email_classification_id: string;
  rule_id: string | null;
  phrase: string | null;
}

export interface EtlCodeFiles {
  name: string;
  sha256: string;
  program_version: string;
  applied_at: Generated<string>;
}

export interface EtlCodeObjects {
  kind: string;
  identity: string;
}

export interface EtlCohorts {
  user_id: string | null;
  sent_week: string | null;
  sent: Int8 | null;
  replied: Int8 | null;
  interviewed: Int8 | null;
  offered: Int8 | null;
  rejected: Int8 | null;
  ghosted: Int8 | null;
  waiting: Int8 | null;
  reply_rate: Numeric | null;
  reply_rate_low: Numeric | null;
  reply_rate_high: Numeric | null;
  interview_rate: Numeric | null;
  interview_rate_low: Numeric | null;
  interview_rate_high: Numeric | null;
  offer_rate: Numeric | null;
  offer_rate_low: Numeric | null;
  offer_rate_high: Numeric | null;
}

export interface EtlCorrectedFields {
  table_name: string;
  record_id: string;
  field_name: string;
  new_value: Json;
  correction_id: string;
  corrected_at: string;
}

export interface EtlCorrectionConflicts {
  correction_id: string | null;
  table_name: string | null;
  record_id: string | null;
  field_name: string | null;
  old_value: Json | null;
  found_value: Json | null;
  new_value: Json | null;
  created_at: string | null;
  conflict: string | null;
}

export interface EtlDirtyKeys {
  transform: string;
  entity: string;
  keys: string[];
  marked_at: Generated<string>;
}

export interface EtlDirtyRules {
  transform: string;
  table_name: string;
  entity: string;
  key_field: string;
  watched_fields: string[];
  on_insert: Generated<boolean>;
  row_filter: Generated<string>;
}

export interface EtlDomainAdvice {
  user_id: string | null;
  domain: string | null;
  forms: Int8 | null;
  failed: Int8 | null;
  with_captcha: Int8 | null;
  failed_rate: Numeric | null;
  failed_rate_low: Numeric | null;
  failed_rate_high: Numeric | null;
  captcha_rate: Numeric | null;
  captcha_rate_low: Numeric | null;
  captcha_rate_high: Numeric | null;
  advice: string | null;
}

export interface EtlEmailHeaders {
  email_id: string;
  email_account_id: string;
  message_id: string | null;
  content_sha256: string;
  reference_ids: Generated<string[]>;
  parent_id: Generated<string | null>;
  provider_thread_id: string | null;
  from_name: string | null;
  reply_to_address: string | null;
  is_bulk: Generated<boolean>;
  attachments_sha256: string | null;
}

export interface EtlEmailReadings {
  email_id: string;
  label: string | null;
  quadrant: string | null;
  importance: Numeric | null;
  confidence: Numeric | null;
  rule_id: string | null;
  phrase: string | null;
  is_receipt: boolean;
  unruled_language: string | null;
  sender_domain: string | null;
  sender_words: string;
  head_words: string;
  text_sha256: string | null;
  sender_key: string | null;
  subject_key: string | null;
  phrase_key: string | null;
}

export interface EtlErasures {
  id: Generated<Int8>;
  erased_at: Generated<string>;
  rows_erased: Json;
}

export interface EtlExports {
  id: Generated<Int8>;
  folder: string;
  profile: string;
  as_of: string;
  manifest_sha256: string;
  total_bytes: Int8;
  published_at: Generated<string>;
  made_by: Generated<string>;
  only_tables: string[] | null;
  by_reader: Generated<boolean>;
}

export interface EtlFollowUp {
  user_id: string | null;
  sent: Int8 | null;
  replied: Int8 | null;
  p10_days: Numeric | null;
  p25_days: Numeric | null;
  median_days: Numeric | null;
  p75_days: Numeric | null;
  p80_days: Numeric | null;
  p90_days: Numeric | null;
  p95_days: Numeric | null;
  due_7: Int8 | null;
  replied_7: Int8 | null;
  replied_7_rate: Numeric | null;
  replied_7_rate_low: Numeric | null;
  replied_7_rate_high: Numeric | null;
  due_14: Int8 | null;
  replied_14: Int8 | null;
  replied_14_rate: Numeric | null;
  replied_14_rate_low: Numeric | null;
  replied_14_rate_high: Numeric | null;
  due_30: Int8 | null;
  replied_30: Int8 | null;
  replied_30_rate: Numeric | null;
  replied_30_rate_low: Numeric | null;
  replied_30_rate_high: Numeric | null;
}

export interface EtlInboxFiles {
  id: Generated<Int8>;
  inbox: string;
  file_name: string;
  source_sha256: string;
  load_id: Int8;
  noted_at: Generated<string>;
}

export interface EtlJobPostHashes {
  job_post_id: string;
  source_hash: Int8;
  row_updated_at: Generated<string>;
}

export interface EtlJudgedMail {
  email_id: string | null;
}

export interface EtlLakeExports {
  export: Int8;
  cell: string;
  after_export: Int8 | null;
  folder: string;
  manifest_sha256: string;
  published_at: Generated<string>;
}

export interface EtlLatestSessionDigests {
  id: string | null;
  session_id: string | null;
  generated_at: string | null;
  summary_text: string | null;
  applications_total: number | null;
  applications_successful: number | null;
  applications_failed: number | null;
  num_low_effort: number | null;
  num_medium_effort: number | null;
  num_high_effort: number | null;
  tokens_input_total: Int8 | null;
  tokens_output_total: Int8 | null;
  cost_estimated_total: Numeric | null;
  avg_match_score: Numeric | null;
  avg_duration_seconds: number | null;
  per_domain_stats: Json | null;
  per_company_tier_stats: Json | null;
  errors_summary: Json | null;
  digest_email_sent: boolean | null;
  digest_email_id: string | null;
}

export interface EtlLessonKeys {
  email_id: string | null;
  user_id: string | null;
  kind: string | null;
  key: string | null;
}

export interface EtlLinkCandidates {
  email_id: string;
  application_id: string;
}

export interface EtlLinkDoubts {
  email_id: string;
  application_id: string;
}

export interface EtlLoads {
  id: Generated<Int8>;
  kind: string;
  table_name: string;
  source_path: string;
  source_format: string;
  source_bytes: Int8;
  source_sha256: string | null;
  options: Generated<Json>;
  notes: Generated<Json>;
  rows_read: Int8;
  rows_inserted: Int8;
  rows_updated: Int8;
  rows_unchanged: Int8;
  rows_duplicate: Int8;
  rows_rejected: Int8;
  complete: Generated<boolean>;
  started_at: string;
  finished_at: Generated<string>;
  transactions: Generated<Json>;
  undone_at: string | null;
}

export interface EtlMailInDoubt {
  email_id: string | null;
  application_id: string | null;
  received_at: string | null;
}

export interface EtlMailLessons {
  user_id: string | null;
  kind: string | null;
  key: string | null;
  label: string | null;
  verdicts: Int8 | null;
}

export interface EtlMailToReview {
  email_id: string | null;
  reason: string | null;
  received_at: string | null;
}

export interface EtlMailVerdicts {
  email_id: string | null;
  classification_label: string | null;
  eisenhower_quadrant: string | null;
  importance_score: Numeric | null;
  confidence_score: Numeric | null;
  generated_by: string | null;
  is_sure: boolean | null;
  is_read: boolean | null;
}

export interface EtlMailWithoutRules {
  language: string | null;
  messages: Int8 | null;
}

export interface EtlMailboxPositions {
  inbox: string;
  folder: string;
  uid_validity: Int8;
  last_uid: Int8;
  moved_at: Generated<string>;
}

export interface EtlMigrations {
  version: string;
  name: string;
  sha256: string;
  applied_at: Generated<string>;
  duration_ms: number;
}

export interface EtlNotices {
  id: Generated<Int8>;
  channel: string;
  subject: string;
  message_id: string | null;
  attempts: Generated<number>;
  begun_at: Generated<string>;
  sent_at: string | null;
}

export interface EtlReaderAnswers {
  text_sha256: string;
  label: string | null;
  confidence: Numeric | null;
  model_name: string;
  answered_at: Generated<string>;
}

export interface EtlReaderVerdicts {
  email_classification_id: string;
}

export interface EtlRedatedCorrections {
  correction_id: string;
  counts_from: string;
}

export interface EtlRefusedCorrections {
  correction_id: string;
  message: string;
}

export interface EtlRejects {
  id: Generated<Int8>;
  load_id: Int8;
  record_number: Int8 | null;
  line_number: Int8 | null;
  byte_offset: Int8 | null;
  column_name: string | null;
  reason_code: string;
  message: string;
  raw: string | null;
  created_at: Generated<string>;
  replayed_at: string | null;
  replayed_load_id: Int8 | null;
  dismissed: Generated<boolean>;
}

export interface EtlReporting {
  timezone: string | null;
  ghost_after_days: string | null;
  ghost_after_us: Int8 | null;
  as_of: string | null;
}

export interface EtlResponseTimes {
  application_id: string | null;
  company_id: string | null;
  sent_at: string | null;
  responded_at: string | null;
  rejected_at: string | null;
  response_days: Numeric | null;
}

export interface EtlReviewLinks {
  email_application_link_id: string;
}

export interface EtlReviewVerdicts {
  email_classification_id: string;
  denies_links: boolean;
}

export interface EtlRolePersons {
  role_name: string;
  user_id: string | null;
}

export interface EtlRuleLinks {
  email_application_link_id: string;
}

export interface EtlRunStates {
  id: Int8 | null;
  job: string | null;
  scheduled_at: string | null;
  as_of: string | null;
  status: string | null;
  started_at: string | null;
  finished_at: string | null;
  heartbeat_at: string | null;
  host: string | null;
  pid: number | null;
  version: string | null;
  resumes_run_id: Int8 | null;
  backfill: boolean | null;
  error_code: string | null;
  error_message: string | null;
  details: Json | null;
}

export interface EtlRunSteps {
  id: Generated<Int8>;
  run_id: Int8;
  step: string;
  status: string;
  started_at: Generated<string>;
  finished_at: string | null;
  summary: string | null;
  counts: Generated<Json>;
  failures: Generated<string[]>;
  error_code: string | null;
  error_message: string | null;
  taken_from_run_id: Int8 | null;
}

export interface EtlRuns {
  id: Generated<Int8>;
  job: string;
  scheduled_at: string | null;
  as_of: string | null;
  status: string;
  started_at: Generated<string>;
  finished_at: string | null;
  heartbeat_at: Generated<string>;
  host: string | null;
  pid: number | null;
  version: string | null;
  resumes_run_id: Int8 | null;
  backfill: Generated<boolean>;
  error_code: string | null;
  error_message: string | null;
  details: Generated<Json>;
}

export interface EtlSessionBaselines {
  session_id: string | null;
  measure: string | null;
  value: Numeric | null;
  sessions: number | null;
  median: Numeric | null;
}

export interface EtlSessionFigures {
  session_id: string | null;
  user_id: string | null;
  place: number | null;
  total: number | null;
  successful: number | null;
  failed: number | null;
  unfinished: number | null;
  success_rate: Numeric | null;
  success_rate_low: Numeric | null;
  success_rate_high: Numeric | null;
  avg_match_score: Numeric | null;
  avg_duration_seconds: number | null;
  cost_usd: Numeric | null;
  cost_usd_per_success: Numeric | null;
  sent: Int8 | null;
  replied: Int8 | null;
  reply_rate: Numeric | null;
  reply_rate_low: Numeric | null;
  reply_rate_high: Numeric | null;
  interviewed: Int8 | null;
  offered: Int8 | null;
}

export interface EtlSessionPurposes {
  session_id: string | null;
  purpose: string | null;
  calls: Int8 | null;
  tokens_input: Int8 | null;
  tokens_output: Int8 | null;
  cost_usd: Numeric | null;
  cost_share: Numeric | null;
}

export interface EtlSharedOutcomes {
  breakdown: string | null;
  value: string | null;
  outcome: string | null;
  applications: Int8 | null;
}

export interface EtlTransformRuns {
  id: Generated<Int8>;
  run_id: Int8;
  transform: string;
  reason: string;
  scope_keys: Int8;
  rows_inserted: Int8;
  rows_updated: Int8;
  rows_deleted: Int8;
  rows_unchanged: Int8;
  duration_ms: number;
  finished_at: Generated<string>;
}

export interface EtlTransformStates {
  transform: string;
  definition: string;
  as_of: string;
  finished_at: Generated<string>;
}

export interface EtlUnrecognisedSenders {
  sender_domain: string | null;
  classification_label: string | null;
  messages: Int8 | null;
  last_received_at: string | null;
  senders: Int8 | null;
  is_public: boolean | null;
}

export interface EtlWaitingApplications {
  user_id: string | null;
  application_id: string | null;
  company_id: string | null;
  silent_days: number | null;
  usual_days: Numeric | null;
  is_usual_of_company: boolean | null;
  chance: Numeric | null;
  verdict: string | null;
}

export interface NyxApplicationEvents {
  id: Generated<string>;
  application_id: string | null;
  session_id: string | null;
  event_type: string;
  event_detail: string | null;
  payload: Json | null;
  created_at: Generated<string | null>;
}

export interface NyxApplicationQuestions {
  id: Generated<string>;
  application_id: string;
  step_index: number;
  page_url: string | null;
  field_type: string | null;
  field_label_raw: string | null;
  field_label_normalized: string | null;
  field_name_attr: string | null;
  field_id_attr: string | null;
  placeholder_text: string | null;
  is_required: Generated<boolean | null>;
  value_filled: string | null;
  value_source: string | null;
  effort_level_at_time: string | null;
  confidence_score: Numeric | null;
  validation_error_message: string | null;
  corrected_value: string | null;
  corrected_by: string | null;
  created_at: Generated<string | null>;
  updated_at: Generated<string | null>;
}

export interface NyxApplicationSessions {
  id: Generated<string>;
  user_id: string;
  session_name: string | null;
  start_datetime: Generated<string | null>;
  end_datetime: string | null;
  status: Generated<string | null>;
  max_applications: Generated<number | null>;
  max_duration_seconds: Generated<number | null>;
  max_parallel_agents: Generated<number | null>;
  config_snapshot: Json | null;
  total_applications_attempted: Generated<number | null>;
  total_applications_successful: Generated<number | null>;
  total_tokens_input: Generated<Int8 | null>;
  total_tokens_output: Generated<Int8 | null>;
  total_cost_estimated: Generated<Numeric | null>;
  num_low_effort: Generated<number | null>;
  num_medium_effort: Generated<number | null>;
  num_high_effort: Generated<number | null>;
  created_at: Generated<string | null>;
  updated_at: Generated<string | null>;
}

export interface NyxApplicationStatusHistory {
  id: Generated<string>;
  application_id: string;
  old_status: string | null;
  new_status: string;
  changed_at: Generated<string | null>;
  reason: string | null;
  actor: Generated<string | null>;
}

export interface NyxApplicationSteps {
  id: Generated<string>;
  application_id: string;
  step_index: number;
  action_type: string;
  description: string | null;
  page_url: string | null;
  dom_selector: string | null;
  screenshot_path: string | null;
  timestamp_start: string | null;
  timestamp_end: string | null;
  success: boolean | null;
  error_message: string | null;
}

export interface NyxApplications {
  id: Generated<string>;
  user_id: string;
  session_id: string | null;
  job_post_id: string;
  effort_level: string;
  effort_hint_source: Generated<string | null>;
  match_score: Numeric | null;
  selected_resume_id: string | null;
  selected_resume_version_id: string | null;
  profile_id: string | null;
  cover_letter_template_id: string | null;
  cover_letter_text: string | null;
  cover_letter_generated_by: string | null;
  application_status: Generated<string | null>;
  application_started_at: string | null;
  application_submitted_at: string | null;
  duration_seconds: number | null;
  success_flag: boolean | null;
  final_confirmation_type: string | null;
  final_confirmation_screenshot_path: string | null;
  failure_reason_code: string | null;
  failure_reason_detail: string | null;
  manual_followup_needed: Generated<boolean | null>;
  mlflow_run_id: string | null;
  langfuse_trace_id: string | null;
  domain_name: string | null;
  tokens_input_total: Generated<Int8 | null>;
  tokens_output_total: Generated<Int8 | null>;
  cost_estimated_total: Generated<Numeric | null>;
  created_at: Generated<string | null>;
  updated_at: Generated<string | null>;
}

export interface NyxCaptchaEvents {
  id: Generated<string>;
  application_id: string;
  provider: string | null;
  attempt_number: number;
  status: string;
  solver_type: string | null;
  solver_service: string | null;
  solve_time_ms: number | null;
  cost_cents: Numeric | null;
  created_at: Generated<string | null>;
}

export interface NyxCompanies {
  id: Generated<string>;
  name: string;
  canonical_domain: string | null;
  hq_city: string | null;
  hq_country: string | null;
  industry: string | null;
  size_bucket: string | null;
  tier: Generated<string | null>;
  careers_page_url: string | null;
  created_at: Generated<string | null>;
  updated_at: Generated<string | null>;
}

export interface NyxCompanyMetricsDaily {
  id: Generated<string>;
  company_id: string;
  date: string;
  applications_sent: Generated<number | null>;
  applications_successful: Generated<number | null>;
  interviews_received: Generated<number | null>;
  offers_received: Generated<number | null>;
  avg_response_time_days: Numeric | null;
  last_response_datetime: string | null;
  created_at: Generated<string | null>;
}

export interface NyxCompanyProperties {
  id: Generated<string>;
  company_id: string;
  key: string;
  value: Json;
  source: Generated<string | null>;
  created_at: Generated<string | null>;
  updated_at: Generated<string | null>;
}

export interface NyxCoverLetterTemplates {
  id: Generated<string>;
  user_profile_id: string;
  template_name: string;
  base_text: string;
  intended_effort_level: string | null;
  created_at: Generated<string | null>;
  updated_at: Generated<string | null>;
}

export interface NyxDataCorrections {
  id: Generated<string>;
  table_name: string;
  record_id: string;
  field_name: string;
  old_value: Json | null;
  new_value: Json;
  correction_reason: string | null;
  corrected_by: Generated<string | null>;
  created_at: Generated<string | null>;
}

export interface NyxDomainPolicies {
  id: Generated<string>;
  domain_name: string;
  max_applications_per_day: Generated<number | null>;
  min_seconds_between_applications: Generated<number | null>;
  max_concurrent_applications: Generated<number | null>;
  avoid_if_possible: Generated<boolean | null>;
  requires_account_creation: Generated<boolean | null>;
  typical_captcha_type: string | null;
  last_reviewed_at: string | null;
  notes: string | null;
  created_at: Generated<string | null>;
  updated_at: Generated<string | null>;
}

export interface NyxDomainRateLimits {
  id: Generated<string>;
  domain_name: string;
  date: string;
  applications_attempted: Generated<number | null>;
  applications_successful: Generated<number | null>;
  applications_failed: Generated<number | null>;
  last_block_timestamp: string | null;
  is_temporarily_blocked: Generated<boolean | null>;
  blocked_until: string | null;
  notes: string | null;
}

export interface NyxInterviewOutcomes {
  id: Generated<string>;
  interview_id: string;
  outcome: string | null;
  feedback_summary: string | null;
  offer_extended: Generated<boolean | null>;
  offer_details: Json | null;
  created_at: Generated<string | null>;
}

export interface NyxInterviewPrepPackages {
  id: Generated<string>;
  interview_id: string | null;
  application_id: string | null;
  generated_at: Generated<string | null>;
  prep_document_path: string | null;
  topics_summary: string | null;
  company_research_notes: string | null;
  question_bank: Json | null;
  model_used: string | null;
  tokens_input: number | null;
  tokens_output: number | null;
  cost_estimated: Numeric | null;
}

export interface NyxInterviews {
  id: Generated<string>;
  application_id: string;
  company_id: string | null;
  interview_type: string | null;
  round_number: Generated<number | null>;
  scheduled_datetime: string | null;
  duration_minutes: number | null;
  location: string | null;
  meeting_link: string | null;
  interviewer_names: Generated<Json | null>;
  interviewer_roles: Generated<Json | null>;
  calendar_event_id: string | null;
  created_at: Generated<string | null>;
  updated_at: Generated<string | null>;
}

export interface NyxJobPostTags {
  id: Generated<string>;
  job_post_id: string;
  job_tag_id: string;
}

export interface NyxJobPosts {
  id: Generated<string>;
  job_source_id: string | null;
  company_id: string | null;
  source_url: string;
  canonical_url: string | null;
  job_title: string;
  raw_location: string | null;
  location_city: string | null;
  location_country: string | null;
  employment_type: string | null;
  seniority_level: string | null;
  department: string | null;
  posting_datetime: string | null;
  scraped_html: string | null;
  description_raw: string | null;
  description_clean: string | null;
  embedding_vector_id: string | null;
  is_remote_allowed: boolean | null;
  compensation_currency: string | null;
  compensation_min: Numeric | null;
  compensation_max: Numeric | null;
  compensation_notes: string | null;
  created_at: Generated<string | null>;
  updated_at: Generated<string | null>;
}

export interface NyxJobSources {
  id: Generated<string>;
  name: string;
  source_type: string;
  base_url: string | null;
  notes: string | null;
  created_at: Generated<string | null>;
  updated_at: Generated<string | null>;
}

export interface NyxJobTags {
  id: Generated<string>;
  name: string;
  category: string | null;
  created_at: Generated<string | null>;
}

export interface NyxModelProviders {
  id: Generated<string>;
  name: string;
  base_url: string | null;
  pricing_json: Json | null;
  created_at: Generated<string | null>;
}

export interface NyxModelUsage {
  id: Generated<string>;
  application_id: string | null;
  session_id: string | null;
  provider_id: string | null;
  model_name: string;
  call_type: string | null;
  tokens_input: number | null;
  tokens_output: number | null;
  cost_estimated: Numeric | null;
  started_at: string | null;
  ended_at: string | null;
  purpose: string | null;
  status: Generated<string | null>;
  error_message: string | null;
  request_id: string | null;
  created_at: Generated<string | null>;
}

export interface NyxQaChecks {
  id: Generated<string>;
  application_id: string;
  qa_type: string;
  started_at: Generated<string | null>;
  completed_at: string | null;
  status: Generated<string | null>;
  issues_found_count: Generated<number | null>;
  notes: string | null;
}

export interface NyxQaIssues {
  id: Generated<string>;
  qa_check_id: string;
  application_id: string;
  field_label: string | null;
  issue_type: string;
  description: string;
  suggested_fix: string | null;
  fix_applied: Generated<boolean | null>;
  fixed_value: string | null;
  created_at: Generated<string | null>;
}

export interface NyxResumeVersions {
  id: Generated<string>;
  resume_id: string;
  version_number: number;
  source_format: string;
  file_path: string;
  content_text: string | null;
  content_hash: string | null;
  generated_by: Generated<string | null>;
  created_at: Generated<string | null>;
  is_default_for_resume: Generated<boolean | null>;
}

export interface NyxResumes {
  id: Generated<string>;
  user_profile_id: string;
  resume_key: string;
  display_name: string;
  description: string | null;
  primary_language: Generated<string | null>;
  created_at: Generated<string | null>;
  updated_at: Generated<string | null>;
  is_active: Generated<boolean | null>;
}

export interface NyxSessionDigests {
  id: Generated<string>;
  session_id: string;
  generated_at: Generated<string | null>;
  summary_text: string | null;
  applications_total: number | null;
  applications_successful: number | null;
  applications_failed: number | null;
  num_low_effort: number | null;
  num_medium_effort: number | null;
  num_high_effort: number | null;
  tokens_input_total: Int8 | null;
  tokens_output_total: Int8 | null;
  cost_estimated_total: Numeric | null;
  avg_match_score: Numeric | null;
  avg_duration_seconds: number | null;
  per_domain_stats: Json | null;
  per_company_tier_stats: Json | null;
  errors_summary: Json | null;
  digest_email_sent: Generated<boolean | null>;
  digest_email_id: string | null;
}

export interface NyxSessionEvents {
  id: Generated<string>;
  session_id: string;
  event_type: string;
  message: string | null;
  payload: Json | null;
  created_at: Generated<string | null>;
}

export interface NyxSystemConfigs {
  id: Generated<string>;
  config_name: string;
  config_json: Json;
  created_at: Generated<string | null>;
  created_by: Generated<string | null>;
  is_active: Generated<boolean | null>;
}

export interface NyxTwoFactorEvents {
  id: Generated<string>;
  application_id: string;
  method: string | null;
  requested_at: Generated<string | null>;
  code_supplied_at: string | null;
  status: Generated<string | null>;
  notes: string | null;
}

export interface NyxUserProfiles {
  id: Generated<string>;
  user_id: string;
  profile_name: string;
  headline: string | null;
  summary_text: string | null;
  skills_true: Generated<Json | null>;
  skills_false: Generated<Json | null>;
  languages: Generated<Json | null>;
  location_preference: string | null;
  role_preferences: Json | null;
  created_at: Generated<string | null>;
  updated_at: Generated<string | null>;
  is_active: Generated<boolean | null>;
}

export interface NyxUsers {
  id: Generated<string>;
  external_id: string | null;
  name: string;
  email: string;
  timezone: Generated<string | null>;
  created_at: Generated<string | null>;
  updated_at: Generated<string | null>;
  is_active: Generated<boolean | null>;
  notes: string | null;
}

export interface SaturnusEmailAccounts {
  id: Generated<string>;
  user_id: string;
  provider: string | null;
  address: string;
  display_name: string | null;
  connection_config: Json | null;
  created_at: Generated<string | null>;
  updated_at: Generated<string | null>;
  is_active: Generated<boolean | null>;
}

export interface SaturnusEmailActions {
  id: Generated<string>;
  email_id: string;
  action_type: string;
  action_payload: Json | null;
  created_at: Generated<string | null>;
}

export interface SaturnusEmailApplicationLinks {
  id: Generated<string>;
  email_id: string;
  application_id: string;
  link_type: string | null;
  confidence_score: Numeric | null;
  matched_by: string | null;
  created_at: Generated<string | null>;
}

export interface SaturnusEmailClassifications {
  id: Generated<string>;
  email_id: string;
  classification_label: string | null;
  eisenhower_quadrant: string | null;
  importance_score: Numeric | null;
  confidence_score: Numeric | null;
  generated_by: string | null;
  created_at: Generated<string | null>;
}

export interface SaturnusEmailThreads {
  id: Generated<string>;
  email_account_id: string;
  thread_external_id: string | null;
  subject_normalized: string | null;
  created_at: Generated<string | null>;
  updated_at: Generated<string | null>;
}

export interface SaturnusEmails {
  id: Generated<string>;
  email_account_id: string;
  thread_id: string | null;
  message_external_id: string | null;
  in_reply_to_message_id: string | null;
  from_address: string;
  to_address: string;
  cc_addresses: Generated<Json | null>;
  bcc_addresses: Generated<Json | null>;
  subject: string | null;
  body_plain: string | null;
  body_html: string | null;
  received_at: string | null;
  sent_at: string | null;
  direction: string | null;
  raw_source_path: string | null;
  created_at: Generated<string | null>;
}

export interface DB {
  'corrected.application_events': NyxApplicationEvents;
  'corrected.application_questions': NyxApplicationQuestions;
  'corrected.application_sessions': NyxApplicationSessions;
  'corrected.application_status_history': NyxApplicationStatusHistory;
  'corrected.application_steps': NyxApplicationSteps;
  'corrected.applications': NyxApplications;
  'corrected.captcha_events': NyxCaptchaEvents;
  'corrected.companies': NyxCompanies;
  'corrected.company_metrics_daily': NyxCompanyMetricsDaily;
  'corrected.company_properties': NyxCompanyProperties;
  'corrected.cover_letter_templates': NyxCoverLetterTemplates;
  'corrected.data_corrections': NyxDataCorrections;
  'corrected.domain_policies': NyxDomainPolicies;
  'corrected.domain_rate_limits': NyxDomainRateLimits;
  'corrected.email_accounts': SaturnusEmailAccounts;
  'corrected.email_actions': SaturnusEmailActions;
  'corrected.email_application_links': SaturnusEmailApplicationLinks;
  'corrected.email_classifications': SaturnusEmailClassifications;
  'corrected.email_threads': SaturnusEmailThreads;
  'corrected.emails': SaturnusEmails;
  'corrected.interview_outcomes': NyxInterviewOutcomes;
  'corrected.interview_prep_packages': NyxInterviewPrepPackages;
  'corrected.interviews': NyxInterviews;
  'corrected.job_post_tags': NyxJobPostTags;
  'corrected.job_posts': NyxJobPosts;
  'corrected.job_sources': NyxJobSources;
  'corrected.job_tags': NyxJobTags;
  'corrected.model_providers': NyxModelProviders;
  'corrected.model_usage': NyxModelUsage;
  'corrected.qa_checks': NyxQaChecks;
  'corrected.qa_issues': NyxQaIssues;
  'corrected.resume_versions': NyxResumeVersions;
  'corrected.resumes': NyxResumes;
  'corrected.session_digests': NyxSessionDigests;
  'corrected.session_events': NyxSessionEvents;
  'corrected.system_configs': NyxSystemConfigs;
  'corrected.two_factor_events': NyxTwoFactorEvents;
  'corrected.user_profiles': NyxUserProfiles;
  'corrected.users': NyxUsers;
  'etl.answer_survival': EtlAnswerSurvival;
  'etl.answers_without_application': EtlAnswersWithoutApplication;
  'etl.application_costs': EtlApplicationCosts;
  'etl.application_facts': EtlApplicationFacts;
  'etl.application_funnel': EtlApplicationFunnel;
  'etl.backups': EtlBackups;
  'etl.check_failures': EtlCheckFailures;
  'etl.check_runs': EtlCheckRuns;
  'etl.classification_evidence': EtlClassificationEvidence;
  'etl.code_files': EtlCodeFiles;
  'etl.code_objects': EtlCodeObjects;
  'etl.cohorts': EtlCohorts;
  'etl.corrected_fields': EtlCorrectedFields;
  'etl.correction_conflicts': EtlCorrectionConflicts;
  'etl.dirty_keys': EtlDirtyKeys;
  'etl.dirty_rules': EtlDirtyRules;
  'etl.domain_advice': EtlDomainAdvice;
  'etl.email_headers': EtlEmailHeaders;
  'etl.email_readings': EtlEmailReadings;
  'etl.erasures': EtlErasures;
  'etl.exports': EtlExports;
  'etl.follow_up': EtlFollowUp;
  'etl.inbox_files': EtlInboxFiles;
  'etl.job_post_hashes': EtlJobPostHashes;
  'etl.judged_mail': EtlJudgedMail;
  'etl.lake_exports': EtlLakeExports;
  'etl.latest_session_digests': EtlLatestSessionDigests;
  'etl.lesson_keys': EtlLessonKeys;
  'etl.link_candidates': EtlLinkCandidates;
  'etl.link_doubts': EtlLinkDoubts;
  'etl.loads': EtlLoads;
  'etl.mail_in_doubt': EtlMailInDoubt;
  'etl.mail_lessons': EtlMailLessons;
  'etl.mail_to_review': EtlMailToReview;
  'etl.mail_verdicts': EtlMailVerdicts;
  'etl.mail_without_rules': EtlMailWithoutRules;
  'etl.mailbox_positions': EtlMailboxPositions;
  'etl.migrations': EtlMigrations;
  'etl.notices': EtlNotices;
  'etl.reader_answers': EtlReaderAnswers;
  'etl.reader_verdicts': EtlReaderVerdicts;
  'etl.redated_corrections': EtlRedatedCorrections;
  'etl.refused_corrections': EtlRefusedCorrections;
  'etl.rejects': EtlRejects;
  'etl.reporting': EtlReporting;
  'etl.response_times': EtlResponseTimes;
  'etl.review_links': EtlReviewLinks;
  'etl.review_verdicts': EtlReviewVerdicts;
  'etl.role_persons': EtlRolePersons;
  'etl.rule_links': EtlRuleLinks;
  'etl.run_states': EtlRunStates;
  'etl.run_steps': EtlRunSteps;
  'etl.runs': EtlRuns;
  'etl.session_baselines': EtlSessionBaselines;
  'etl.session_figures': EtlSessionFigures;
  'etl.session_purposes': EtlSessionPurposes;
  'etl.shared_outcomes': EtlSharedOutcomes;
  'etl.transform_runs': EtlTransformRuns;
  'etl.transform_states': EtlTransformStates;
  'etl.unrecognised_senders': EtlUnrecognisedSenders;
  'etl.waiting_applications': EtlWaitingApplications;
  'nyx.application_events': NyxApplicationEvents;
  'nyx.application_questions': NyxApplicationQuestions;
  'nyx.application_sessions': NyxApplicationSessions;
  'nyx.application_status_history': NyxApplicationStatusHistory;
  'nyx.application_steps': NyxApplicationSteps;
  'nyx.applications': NyxApplications;
  'nyx.captcha_events': NyxCaptchaEvents;
  'nyx.companies': NyxCompanies;
  'nyx.company_metrics_daily': NyxCompanyMetricsDaily;
  'nyx.company_properties': NyxCompanyProperties;
  'nyx.cover_letter_templates': NyxCoverLetterTemplates;
  'nyx.data_corrections': NyxDataCorrections;
  'nyx.domain_policies': NyxDomainPolicies;
  'nyx.domain_rate_limits': NyxDomainRateLimits;
  'nyx.interview_outcomes': NyxInterviewOutcomes;
  'nyx.interview_prep_packages': NyxInterviewPrepPackages;
  'nyx.interviews': NyxInterviews;
  'nyx.job_post_tags': NyxJobPostTags;
  'nyx.job_posts': NyxJobPosts;
  'nyx.job_sources': NyxJobSources;
  'nyx.job_tags': NyxJobTags;
  'nyx.model_providers': NyxModelProviders;
  'nyx.model_usage': NyxModelUsage;
  'nyx.qa_checks': NyxQaChecks;
  'nyx.qa_issues': NyxQaIssues;
  'nyx.resume_versions': NyxResumeVersions;
  'nyx.resumes': NyxResumes;
  'nyx.session_digests': NyxSessionDigests;
  'nyx.session_events': NyxSessionEvents;
  'nyx.system_configs': NyxSystemConfigs;
  'nyx.two_factor_events': NyxTwoFactorEvents;
  'nyx.user_profiles': NyxUserProfiles;
  'nyx.users': NyxUsers;
  'saturnus.email_accounts': SaturnusEmailAccounts;
  'saturnus.email_actions': SaturnusEmailActions;
  'saturnus.email_application_links': SaturnusEmailApplicationLinks;
  'saturnus.email_classifications': SaturnusEmailClassifications;
  'saturnus.email_threads': SaturnusEmailThreads;
  'saturnus.emails': SaturnusEmails;
}

-- Applications: their state, its history, the forms filled in and the actions taken.

create table nyx.applications (
    id                                 uuid           primary key default gen_random_uuid(),
    user_id                            uuid           not null references nyx.users (id),
    session_id                         uuid           references nyx.application_sessions (id),
    job_post_id                        uuid           not null references nyx.job_posts (id),
    effort_level                       text           not null
        check (effort_level in ('low', 'medium', 'high')),
    effort_hint_source                 text           default 'auto'
        check (effort_hint_source in ('user', 'auto')),
    match_score                        numeric(4, 3),
    selected_resume_id                 uuid           references nyx.resumes (id),
    selected_resume_version_id         uuid           references nyx.resume_versions (id),
    profile_id                         uuid           references nyx.user_profiles (id),
    cover_letter_template_id           uuid           references nyx.cover_letter_templates (id),
    cover_letter_text                  text,
    cover_letter_generated_by          text           check (cover_letter_generated_by in (
                                                          'llm', 'mixed', 'none', 'template'
                                                      )),
    application_status                 text           default 'queued'
                                                      check (application_status in (
                                                          'queued', 'in_progress', 'submitted',
                                                          'failed', 'paused', 'skipped', 'cancelled'
                                                      )),
    application_started_at             timestamptz,
    application_submitted_at           timestamptz,
    duration_seconds                   integer,
    success_flag                       boolean,
    final_confirmation_type            text           check (final_confirmation_type in (
                                                          'confirmation_page', 'confirmation_email',
                                                          'unknown'
                                                      )),
    final_confirmation_screenshot_path text,
    failure_reason_code                text,
    failure_reason_detail              text,
    manual_followup_needed             boolean        default false,
    mlflow_run_id                      text,
    langfuse_trace_id                  text,
    domain_name                        text,
    tokens_input_total                 bigint         default 0,
    tokens_output_total                bigint         default 0,
    cost_estimated_total               numeric(10, 6) default 0,
    created_at                         timestamptz    default now(),
    updated_at                         timestamptz    default now()
);

create index idx_applications_user    on nyx.applications (user_id);
create index idx_applications_session on nyx.applications (session_id);
create index idx_applications_job     on nyx.applications (job_post_id);
create index idx_applications_status  on nyx.applications (application_status);
create index idx_applications_effort  on nyx.applications (effort_level);
create index idx_applications_created on nyx.applications (created_at desc);
create index idx_applications_domain  on nyx.applications (domain_name);

-- Whoever deletes a resume or a profile would look through all applications for each.
create index idx_applications_resume         on nyx.applications (selected_resume_id)
    where selected_resume_id is not null;
create index idx_applications_resume_version on nyx.applications (selected_resume_version_id)
    where selected_resume_version_id is not null;
create index idx_applications_profile        on nyx.applications (profile_id)
    where profile_id is not null;
create index idx_applications_cover_letter   on nyx.applications (cover_letter_template_id)
    where cover_letter_template_id is not null;

comment on table nyx.applications is 'One application to one job posting, from queue to outcome.';
comment on column nyx.applications.id is 'Primary key.';
comment on column nyx.applications.user_id is 'The person applied for.';
comment on column nyx.applications.session_id is
    'The session that handled it; null if made outside one.';
comment on column nyx.applications.job_post_id is 'The posting applied to.';
comment on column nyx.applications.effort_level is 'How much work goes into it.';
comment on column nyx.applications.effort_hint_source is
    'Who chose the effort: user or auto; null if nobody did, and it is the default of a load.';
comment on column nyx.applications.match_score is
    'Fit of person and posting, 0.000 to 1.000; null if not scored.';
comment on column nyx.applications.selected_resume_id is 'The resume sent.';
comment on column nyx.applications.selected_resume_version_id is 'The very file sent.';
comment on column nyx.applications.profile_id is 'The profile used.';
comment on column nyx.applications.cover_letter_template_id is
    'The template started from; null if none.';
comment on column nyx.applications.cover_letter_text is 'The letter as sent; null if none.';
comment on column nyx.applications.cover_letter_generated_by is
    'Who wrote the letter; none if there is no letter.';
comment on column nyx.applications.application_status is
    'Current state; every change is kept in application_status_history.';
comment on column nyx.applications.application_started_at is
    'When the agent began; null while queued.';
comment on column nyx.applications.application_submitted_at is
    'When it was sent; null if it was not (so: not null means sent).';
comment on column nyx.applications.duration_seconds is
    'Time from start to submission, in seconds, as the agent measured it.';
comment on column nyx.applications.success_flag is
    'False if a submission turned out to have failed; null if nothing is known.';
comment on column nyx.applications.final_confirmation_type is
    'What confirmed the submission; null while nothing has.';
comment on column nyx.applications.final_confirmation_screenshot_path is
    'Path of the screenshot that shows it; null if none was taken.';
comment on column nyx.applications.failure_reason_code is
    'Why it failed, e.g. captcha_failed, blocked_domain, form_error, timeout.';
comment on column nyx.applications.failure_reason_detail is 'Why it failed, in words.';
comment on column nyx.applications.manual_followup_needed is 'True if a person has to look at it.';
comment on column nyx.applications.mlflow_run_id is 'Run id in MLflow.';
comment on column nyx.applications.langfuse_trace_id is 'Trace id in Langfuse.';
comment on column nyx.applications.domain_name is
    'Host the form lives on, e.g. careers.company.com.';
comment on column nyx.applications.tokens_input_total is 'Input tokens, totalled by the agent.';
comment on column nyx.applications.tokens_output_total is 'Output tokens, totalled by the agent.';
comment on column nyx.applications.cost_estimated_total is
    'Model cost in US dollars, totalled by the agent.';
comment on column nyx.applications.created_at is 'When it was queued.';
comment on column nyx.applications.updated_at is 'When the row last changed; kept by a trigger.';

create table nyx.application_status_history (
    id             uuid        primary key default gen_random_uuid(),
    application_id uuid        not null references nyx.applications (id),
    old_status     text,
    new_status     text        not null,
    changed_at     timestamptz default now(),
    reason         text,
    actor          text        default 'system' check (actor in ('system', 'user', 'qa_agent'))
);

create index idx_app_status_history_app     on nyx.application_status_history (application_id);
create index idx_app_status_history_changed on nyx.application_status_history (changed_at desc);

comment on table nyx.application_status_history is
    'One status an application took on. Append-only; written by a trigger on applications.';
comment on column nyx.application_status_history.id is 'Primary key.';
comment on column nyx.application_status_history.application_id is 'The application.';
comment on column nyx.application_status_history.old_status is 'Status before; null for the first.';
comment on column nyx.application_status_history.new_status is 'Status from then on.';
comment on column nyx.application_status_history.changed_at is 'When it changed.';
comment on column nyx.application_status_history.reason is
    'Why, in words; the setting nyx.reason of the session that changed it.';
comment on column nyx.application_status_history.actor is
    'Who changed it; the setting nyx.actor of the session that changed it.';

create table nyx.application_questions (
    id                       uuid          primary key default gen_random_uuid(),
    application_id           uuid          not null references nyx.applications (id),
    step_index               integer       not null,
    page_url                 text,
    field_type               text          check (field_type in (
                                               'text', 'textarea', 'select', 'checkbox', 'radio',
                                               'upload', 'date', 'number', 'email', 'phone', 'url'
                                           )),
    field_label_raw          text,
    field_label_normalized   text,
    field_name_attr          text,
    field_id_attr            text,
    placeholder_text         text,
    is_required              boolean       default false,
    value_filled             text,
    value_source             text          check (value_source in (
                                               'profile', 'llm', 'default', 'manual_correction',
                                               'template'
                                           )),
    effort_level_at_time     text,
    confidence_score         numeric(4, 3),
    validation_error_message text,
    corrected_value          text,
    corrected_by             text          check (corrected_by in ('qa_agent', 'user')),
    created_at               timestamptz   default now(),
    updated_at               timestamptz   default now()
);

create index idx_app_questions_app   on nyx.application_questions (application_id);
create index idx_app_questions_step  on nyx.application_questions (application_id, step_index);
create index idx_app_questions_label on nyx.application_questions (field_label_normalized);

comment on table nyx.application_questions is
    'One form field the agent dealt with in an application.';
comment on column nyx.application_questions.id is 'Primary key.';
comment on column nyx.application_questions.application_id is 'The application.';
comment on column nyx.application_questions.step_index is 'Order in the flow.';
comment on column nyx.application_questions.page_url is
    'Page of the form; may carry a candidate id.';
comment on column nyx.application_questions.field_type is 'Kind of input.';
comment on column nyx.application_questions.field_label_raw is
    'Label as shown; may address the person.';
comment on column nyx.application_questions.field_label_normalized is
    'Label in our words, e.g. years_of_experience; null if not recognized.';
comment on column nyx.application_questions.field_name_attr is
    'The name attribute in the DOM; may carry a candidate id.';
comment on column nyx.application_questions.field_id_attr is
    'The id attribute in the DOM; may carry a candidate id.';
comment on column nyx.application_questions.placeholder_text is
    'Placeholder as shown; may be the person''s own data.';
comment on column nyx.application_questions.is_required is 'True if the form demands an answer.';
comment on column nyx.application_questions.value_filled is 'What was entered.';
comment on column nyx.application_questions.value_source is 'Where the value came from.';
comment on column nyx.application_questions.effort_level_at_time is
    'Effort of the application when the field was filled.';
comment on column nyx.application_questions.confidence_score is
    'Trust in the value, 0.000 to 1.000; null if not scored.';
comment on column nyx.application_questions.validation_error_message is
    'What the form complained of; may quote the value.';
comment on column nyx.application_questions.corrected_value is
    'What it was changed to; null if it stands.';
comment on column nyx.application_questions.corrected_by is 'Who changed it; null if it stands.';
comment on column nyx.application_questions.created_at is 'When the row was made.';
comment on column nyx.application_questions.updated_at is
    'When the row last changed; kept by a trigger.';

create table nyx.application_steps (
    id              uuid        primary key default gen_random_uuid(),
    application_id  uuid        not null references nyx.applications (id),
    step_index      integer     not null,
    action_type     text        not null
                                check (action_type in (
                                    'navigate', 'click', 'fill_field', 'select_option',
                                    'upload_file', 'submit_form', 'wait', 'scroll', 'hover',
                                    'captcha_solve', 'login'
                                )),
    description     text,
    page_url        text,
    dom_selector    text,
    screenshot_path text,
    timestamp_start timestamptz,
    timestamp_end   timestamptz,
    success         boolean,
    error_message   text
);

create index idx_app_steps_app   on nyx.application_steps (application_id);
create index idx_app_steps_order on nyx.application_steps (application_id, step_index);

comment on table nyx.application_steps is 'One action of the agent in the browser.';
comment on column nyx.application_steps.id is 'Primary key.';
comment on column nyx.application_steps.application_id is 'The application.';
comment on column nyx.application_steps.step_index is 'Order in the flow.';
comment on column nyx.application_steps.action_type is 'What the agent did.';
comment on column nyx.application_steps.description is 'The action in words.';
comment on column nyx.application_steps.page_url is
    'Page it happened on; may carry a candidate id.';
comment on column nyx.application_steps.dom_selector is
    'Selector of the element acted on; may carry a candidate id.';
comment on column nyx.application_steps.screenshot_path is
    'Path of the screenshot; null if none was taken.';
comment on column nyx.application_steps.timestamp_start is 'When it began.';
comment on column nyx.application_steps.timestamp_end is 'When it ended; null if it did not.';
comment on column nyx.application_steps.success is 'Null while not known.';
comment on column nyx.application_steps.error_message is 'What went wrong; may quote the page.';

-- Reviews of applications by the QA agent and the faults they found.

create table nyx.qa_checks (
    id                 uuid        primary key default gen_random_uuid(),
    application_id     uuid        not null references nyx.applications (id),
    qa_type            text        not null
                                   check (qa_type in (
                                       'hallucination_check', 'consistency_check',
                                       'policy_compliance', 'completeness_check'
                                   )),
    started_at         timestamptz default now(),
    completed_at       timestamptz,
    status             text        default 'pending'
        check (status in ('pending', 'passed', 'issues_found', 'failed')),
    issues_found_count integer     default 0,
    notes              text
);

create index idx_qa_checks_app    on nyx.qa_checks (application_id);
create index idx_qa_checks_status on nyx.qa_checks (status);

comment on table nyx.qa_checks is 'One review of an application by the QA agent.';
comment on column nyx.qa_checks.id is 'Primary key.';
comment on column nyx.qa_checks.application_id is 'The application reviewed.';
comment on column nyx.qa_checks.qa_type is 'What was reviewed.';
comment on column nyx.qa_checks.started_at is 'When it began.';
comment on column nyx.qa_checks.completed_at is 'When it ended; null while it has not.';
comment on column nyx.qa_checks.status is
    'Verdict, or pending; failed means that the check itself broke.';
comment on column nyx.qa_checks.issues_found_count is 'Issues found.';
comment on column nyx.qa_checks.notes is 'Free text.';

create table nyx.qa_issues (
    id             uuid        primary key default gen_random_uuid(),
    qa_check_id    uuid        not null references nyx.qa_checks (id),
    application_id uuid        not null references nyx.applications (id),
    field_label    text,
    issue_type     text        not null,
    description    text        not null,
    suggested_fix  text,
    fix_applied    boolean     default false,
    fixed_value    text,
    created_at     timestamptz default now()
);

create index idx_qa_issues_check on nyx.qa_issues (qa_check_id);
create index idx_qa_issues_app   on nyx.qa_issues (application_id);
create index idx_qa_issues_type  on nyx.qa_issues (issue_type);

comment on table nyx.qa_issues is 'One fault a QA check found.';
comment on column nyx.qa_issues.id is 'Primary key.';
comment on column nyx.qa_issues.qa_check_id is 'The check that found it.';
comment on column nyx.qa_issues.application_id is 'The application it is in.';
comment on column nyx.qa_issues.field_label is
    'Field it is about; null if about no single field. May be the label as shown.';
comment on column nyx.qa_issues.issue_type is
    'Kind of fault, e.g. false_skill, years_experience_incorrect, salary_conflict.';
comment on column nyx.qa_issues.description is 'The fault in words.';
comment on column nyx.qa_issues.suggested_fix is 'What to do about it.';
comment on column nyx.qa_issues.fix_applied is 'True once it is mended.';
comment on column nyx.qa_issues.fixed_value is 'The value put in its place; null if not mended.';
comment on column nyx.qa_issues.created_at is 'When the row was made.';

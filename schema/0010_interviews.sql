-- Interviews, their results and the material to prepare for them.

create table nyx.interviews (
    id                 uuid        primary key default gen_random_uuid(),
    application_id     uuid        not null references nyx.applications (id),
    company_id         uuid        references nyx.companies (id),
    interview_type     text        check (interview_type in (
                                       'phone_screen', 'technical', 'behavioral', 'system_design',
                                       'onsite', 'hr', 'hiring_manager', 'panel', 'other'
                                   )),
    round_number       integer     default 1,
    scheduled_datetime timestamptz,
    duration_minutes   integer,
    location           text        check (location in ('remote', 'onsite', 'hybrid')),
    meeting_link       text,
    interviewer_names  jsonb       default '[]',
    interviewer_roles  jsonb       default '[]',
    calendar_event_id  text,
    created_at         timestamptz default now(),
    updated_at         timestamptz default now()
);

create index idx_interviews_app       on nyx.interviews (application_id);
create index idx_interviews_company   on nyx.interviews (company_id);
create index idx_interviews_scheduled on nyx.interviews (scheduled_datetime);

comment on table nyx.interviews is 'One interview, planned or held.';
comment on column nyx.interviews.id is 'Primary key.';
comment on column nyx.interviews.application_id is 'The application it came from.';
comment on column nyx.interviews.company_id is
    'The company; null if the same as that of the posting.';
comment on column nyx.interviews.interview_type is 'Kind of interview.';
comment on column nyx.interviews.round_number is 'Counts from 1 within the application.';
comment on column nyx.interviews.scheduled_datetime is 'When it takes place; null until fixed.';
comment on column nyx.interviews.duration_minutes is 'Planned length, in minutes.';
comment on column nyx.interviews.location is 'How it is held.';
comment on column nyx.interviews.meeting_link is 'Video or phone link.';
comment on column nyx.interviews.interviewer_names is 'JSON array of names.';
comment on column nyx.interviews.interviewer_roles is
    'JSON array of roles, in the order of the names.';
comment on column nyx.interviews.calendar_event_id is 'Id of the calendar entry; null if none.';
comment on column nyx.interviews.created_at is 'When the invitation was recorded.';
comment on column nyx.interviews.updated_at is 'When the row last changed; kept by a trigger.';

create table nyx.interview_outcomes (
    id               uuid        primary key default gen_random_uuid(),
    interview_id     uuid        not null references nyx.interviews (id),
    outcome          text        check (outcome in (
                                     'passed', 'failed', 'pending', 'withdrawn', 'rescheduled',
                                     'no_show'
                                 )),
    feedback_summary text,
    offer_extended   boolean     default false,
    offer_details    jsonb,
    created_at       timestamptz default now()
);

create index idx_interview_outcomes_interview on nyx.interview_outcomes (interview_id);
create index idx_interview_outcomes_outcome   on nyx.interview_outcomes (outcome);

comment on table nyx.interview_outcomes is 'One result of an interview.';
comment on column nyx.interview_outcomes.id is 'Primary key.';
comment on column nyx.interview_outcomes.interview_id is 'The interview.';
comment on column nyx.interview_outcomes.outcome is 'The result.';
comment on column nyx.interview_outcomes.feedback_summary is 'What was said, in short.';
comment on column nyx.interview_outcomes.offer_extended is 'True if an offer came of it.';
comment on column nyx.interview_outcomes.offer_details is
    'JSON: salary, benefits, start date; null without an offer.';
comment on column nyx.interview_outcomes.created_at is 'When the result was recorded.';

create table nyx.interview_prep_packages (
    id                     uuid           primary key default gen_random_uuid(),
    interview_id           uuid           references nyx.interviews (id),
    application_id         uuid           references nyx.applications (id),
    generated_at           timestamptz    default now(),
    prep_document_path     text,
    topics_summary         text,
    company_research_notes text,
    question_bank          jsonb,
    model_used             text,
    tokens_input           integer,
    tokens_output          integer,
    cost_estimated         numeric(10, 6)
);

create index idx_prep_packages_interview on nyx.interview_prep_packages (interview_id);
create index idx_prep_packages_app       on nyx.interview_prep_packages (application_id);

comment on table nyx.interview_prep_packages is 'One set of preparation material for an interview.';
comment on column nyx.interview_prep_packages.id is 'Primary key.';
comment on column nyx.interview_prep_packages.interview_id is
    'The interview; null if made before one was fixed.';
comment on column nyx.interview_prep_packages.application_id is
    'The application; null if it follows from the interview.';
comment on column nyx.interview_prep_packages.generated_at is 'When it was generated.';
comment on column nyx.interview_prep_packages.prep_document_path is
    'Path of the document; null if none was written.';
comment on column nyx.interview_prep_packages.topics_summary is 'Topics to expect.';
comment on column nyx.interview_prep_packages.company_research_notes is
    'What was found out about the company.';
comment on column nyx.interview_prep_packages.question_bank is
    'JSON array of {question, suggested_answer, category}.';
comment on column nyx.interview_prep_packages.model_used is 'Model that wrote it.';
comment on column nyx.interview_prep_packages.tokens_input is 'Input tokens.';
comment on column nyx.interview_prep_packages.tokens_output is 'Output tokens.';
comment on column nyx.interview_prep_packages.cost_estimated is 'Cost in US dollars.';

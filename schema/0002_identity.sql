-- People, their profiles, resumes and cover letter templates.

create table nyx.users (
    id          uuid        primary key default gen_random_uuid(),
    external_id text,
    name        text        not null,
    email       text        not null unique,
    timezone    text        default 'UTC',
    created_at  timestamptz default now(),
    updated_at  timestamptz default now(),
    is_active   boolean     default true,
    notes       text
);

create index idx_users_email       on nyx.users (email);
create index idx_users_external_id on nyx.users (external_id) where external_id is not null;

comment on table nyx.users is 'One person the agent applies for.';
comment on column nyx.users.id is 'Primary key.';
comment on column nyx.users.external_id is
    'Account id at GitHub or Google; null if none is linked.';
comment on column nyx.users.name is 'Full name.';
comment on column nyx.users.email is 'Address the person is known by here; unique.';
comment on column nyx.users.timezone is 'IANA time zone of the person, e.g. Europe/Berlin.';
comment on column nyx.users.created_at is 'When the row was made.';
comment on column nyx.users.updated_at is 'When the row last changed; kept by a trigger.';
comment on column nyx.users.is_active is 'False once the person has left; the rows stay.';
comment on column nyx.users.notes is 'Free text about the person.';

create table nyx.user_profiles (
    id                  uuid        primary key default gen_random_uuid(),
    user_id             uuid        not null references nyx.users (id),
    profile_name        text        not null,
    headline            text,
    summary_text        text,
    skills_true         jsonb       default '[]',
    skills_false        jsonb       default '[]',
    languages           jsonb       default '[]',
    location_preference text,
    role_preferences    jsonb,
    created_at          timestamptz default now(),
    updated_at          timestamptz default now(),
    is_active           boolean     default true,

    unique (user_id, profile_name)
);

create index idx_user_profiles_user on nyx.user_profiles (user_id);

comment on table nyx.user_profiles is
    'One professional profile of a person, e.g. AI/ML or finance.';
comment on column nyx.user_profiles.id is 'Primary key.';
comment on column nyx.user_profiles.user_id is 'The person.';
comment on column nyx.user_profiles.profile_name is
    'Short name, unique per person, e.g. AI_ML_Tech.';
comment on column nyx.user_profiles.headline is 'One-line tagline.';
comment on column nyx.user_profiles.summary_text is 'The full "about me" text.';
comment on column nyx.user_profiles.skills_true is 'JSON array of the skills the person has.';
comment on column nyx.user_profiles.skills_false is
    'JSON array of the skills that must never be claimed.';
comment on column nyx.user_profiles.languages is 'JSON array of {lang, level}.';
comment on column nyx.user_profiles.location_preference is 'Where the person wants to work.';
comment on column nyx.user_profiles.role_preferences is 'JSON: wanted titles and domains.';
comment on column nyx.user_profiles.created_at is 'When the row was made.';
comment on column nyx.user_profiles.updated_at is 'When the row last changed; kept by a trigger.';
comment on column nyx.user_profiles.is_active is 'False once the profile is no longer used.';

create table nyx.resumes (
    id               uuid        primary key default gen_random_uuid(),
    user_profile_id  uuid        not null references nyx.user_profiles (id),
    resume_key       text        not null,
    display_name     text        not null,
    description      text,
    primary_language text        default 'en',
    created_at       timestamptz default now(),
    updated_at       timestamptz default now(),
    is_active        boolean     default true,

    unique (user_profile_id, resume_key)
);

create index idx_resumes_profile on nyx.resumes (user_profile_id);

comment on table nyx.resumes is 'One resume as an idea, whatever files it exists in.';
comment on column nyx.resumes.id is 'Primary key.';
comment on column nyx.resumes.user_profile_id is 'The profile it presents.';
comment on column nyx.resumes.resume_key is 'Short name, unique per profile, e.g. master_ai_ml.';
comment on column nyx.resumes.display_name is 'Title shown to people; often carries a name.';
comment on column nyx.resumes.description is 'What the resume is meant for.';
comment on column nyx.resumes.primary_language is
    'ISO 639-1 code of the language it is written in.';
comment on column nyx.resumes.created_at is 'When the row was made.';
comment on column nyx.resumes.updated_at is 'When the row last changed; kept by a trigger.';
comment on column nyx.resumes.is_active is 'False once the resume is no longer used.';

create table nyx.resume_versions (
    id                    uuid        primary key default gen_random_uuid(),
    resume_id             uuid        not null references nyx.resumes (id),
    version_number        integer     not null,
    source_format         text        not null
        check (source_format in ('latex', 'pdf', 'txt', 'docx')),
    file_path             text        not null,
    content_text          text,
    content_hash          text,
    generated_by          text        default 'human'
        check (generated_by in ('human', 'llm', 'mixed')),
    created_at            timestamptz default now(),
    is_default_for_resume boolean     default false,

    unique (resume_id, version_number)
);

create index idx_resume_versions_resume  on nyx.resume_versions (resume_id);
create index idx_resume_versions_default on nyx.resume_versions (resume_id)
    where is_default_for_resume = true;

comment on table nyx.resume_versions is 'One file of a resume: a LaTeX, PDF, text or Word variant.';
comment on column nyx.resume_versions.id is 'Primary key.';
comment on column nyx.resume_versions.resume_id is 'The resume it is a version of.';
comment on column nyx.resume_versions.version_number is 'Counts from 1 within the resume.';
comment on column nyx.resume_versions.source_format is 'Format of the file.';
comment on column nyx.resume_versions.file_path is 'Local path or object storage URL.';
comment on column nyx.resume_versions.content_text is
    'Full plain text, for embeddings; null until extracted.';
comment on column nyx.resume_versions.content_hash is
    'SHA-256 of the content, to find duplicates; null until computed. Who has the text can tell '
    'whose it is.';
comment on column nyx.resume_versions.generated_by is 'Who wrote it: human, llm or mixed.';
comment on column nyx.resume_versions.created_at is 'When the row was made.';
comment on column nyx.resume_versions.is_default_for_resume is
    'True for the version to send when none is chosen.';

create table nyx.cover_letter_templates (
    id                    uuid        primary key default gen_random_uuid(),
    user_profile_id       uuid        not null references nyx.user_profiles (id),
    template_name         text        not null,
    base_text             text        not null,
    intended_effort_level text        check (intended_effort_level in ('medium', 'high')),
    created_at            timestamptz default now(),
    updated_at            timestamptz default now(),

    unique (user_profile_id, template_name)
);

comment on table nyx.cover_letter_templates is 'One cover letter template of a profile.';
comment on column nyx.cover_letter_templates.id is 'Primary key.';
comment on column nyx.cover_letter_templates.user_profile_id is 'The profile it is written for.';
comment on column nyx.cover_letter_templates.template_name is 'Short name, unique per profile.';
comment on column nyx.cover_letter_templates.base_text is 'The template itself.';
comment on column nyx.cover_letter_templates.intended_effort_level is
    'Effort it is meant for; null for any.';
comment on column nyx.cover_letter_templates.created_at is 'When the row was made.';
comment on column nyx.cover_letter_templates.updated_at is
    'When the row last changed; kept by a trigger.';

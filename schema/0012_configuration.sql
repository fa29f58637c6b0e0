-- Configuration snapshots and the rules per domain.

create table nyx.system_configs (
    id          uuid        primary key default gen_random_uuid(),
    config_name text        not null,
    config_json jsonb       not null,
    created_at  timestamptz default now(),
    created_by  text        default 'system' check (created_by in ('user', 'system')),
    is_active   boolean     default true
);

create index idx_system_configs_name   on nyx.system_configs (config_name);
create index idx_system_configs_active on nyx.system_configs (is_active) where is_active = true;

comment on table nyx.system_configs is 'One snapshot of a named configuration.';
comment on column nyx.system_configs.id is 'Primary key.';
comment on column nyx.system_configs.config_name is
    'Name of the configuration; the newest active row of a name is in force.';
comment on column nyx.system_configs.config_json is
    'JSON: thresholds, domain rules, stealth settings; may hold proxy logins and keys.';
comment on column nyx.system_configs.created_at is 'When the row was made.';
comment on column nyx.system_configs.created_by is 'Who set it.';
comment on column nyx.system_configs.is_active is 'False once withdrawn.';

create table nyx.domain_policies (
    id                               uuid        primary key default gen_random_uuid(),
    domain_name                      text        not null unique,
    max_applications_per_day         integer     default 10,
    min_seconds_between_applications integer     default 60,
    max_concurrent_applications      integer     default 1,
    avoid_if_possible                boolean     default false,
    requires_account_creation        boolean     default false,
    typical_captcha_type             text,
    last_reviewed_at                 timestamptz,
    notes                            text,
    created_at                       timestamptz default now(),
    updated_at                       timestamptz default now()
);

create index idx_domain_policies_domain on nyx.domain_policies (domain_name);
create index idx_domain_policies_avoid  on nyx.domain_policies (avoid_if_possible)
    where avoid_if_possible = true;

comment on table nyx.domain_policies is 'One domain and how the agent is to behave there.';
comment on column nyx.domain_policies.id is 'Primary key.';
comment on column nyx.domain_policies.domain_name is 'Host, unique.';
comment on column nyx.domain_policies.max_applications_per_day is 'Limit of applications a day.';
comment on column nyx.domain_policies.min_seconds_between_applications is
    'Pause between two applications, in seconds.';
comment on column nyx.domain_policies.max_concurrent_applications is
    'Limit of applications at once.';
comment on column nyx.domain_policies.avoid_if_possible is
    'True if the agent should look for another way in.';
comment on column nyx.domain_policies.requires_account_creation is
    'True if applying takes an account there.';
comment on column nyx.domain_policies.typical_captcha_type is
    'CAPTCHA usually met there; null if none is known.';
comment on column nyx.domain_policies.last_reviewed_at is
    'When a person last looked at the policy; null if never.';
comment on column nyx.domain_policies.notes is 'Free text.';
comment on column nyx.domain_policies.created_at is 'When the row was made.';
comment on column nyx.domain_policies.updated_at is 'When the row last changed; kept by a trigger.';

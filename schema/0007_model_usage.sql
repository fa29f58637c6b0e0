-- Model vendors, and every call with its tokens and cost.

create table nyx.model_providers (
    id           uuid        primary key default gen_random_uuid(),
    name         text        not null unique,
    base_url     text,
    pricing_json jsonb,
    created_at   timestamptz default now()
);

comment on table nyx.model_providers is 'One vendor of language or embedding models.';
comment on column nyx.model_providers.id is 'Primary key.';
comment on column nyx.model_providers.name is 'Name of the vendor, unique.';
comment on column nyx.model_providers.base_url is 'Root of its API; may carry a login or a key.';
comment on column nyx.model_providers.pricing_json is
    'JSON by model: {input, output}, US dollars per million tokens; whatever else was noted.';
comment on column nyx.model_providers.created_at is 'When the row was made.';

insert into nyx.model_providers (name, base_url, pricing_json) values
    (
        'xAI', 'https://api.x.ai/v1',
        '{"grok-4-1-fast-reasoning": {"input": 0.20, "output": 0.50}}'
    ),
    (
        'OpenAI', 'https://api.openai.com/v1',
        '{"text-embedding-3-small": {"input": 0.02, "output": 0}}'
    )
on conflict (name) do nothing;

create table nyx.model_usage (
    id             uuid           primary key default gen_random_uuid(),
    application_id uuid           references nyx.applications (id),
    session_id     uuid           references nyx.application_sessions (id),
    provider_id    uuid           references nyx.model_providers (id),
    model_name     text           not null,
    call_type      text           check (call_type in (
                                      'embedding', 'chat_completion', 'tool_call', 'function_call'
                                  )),
    tokens_input   integer,
    tokens_output  integer,
    cost_estimated numeric(10, 6),
    started_at     timestamptz,
    ended_at       timestamptz,
    purpose        text,
    status         text           default 'success'
        check (status in ('success', 'failed', 'timeout', 'rate_limited')),
    error_message  text,
    request_id     text,
    created_at     timestamptz    default now()
);

create index idx_model_usage_app     on nyx.model_usage (application_id);
create index idx_model_usage_session on nyx.model_usage (session_id);
create index idx_model_usage_model   on nyx.model_usage (model_name);
create index idx_model_usage_purpose on nyx.model_usage (purpose);
create index idx_model_usage_created on nyx.model_usage (created_at desc);

comment on table nyx.model_usage is 'One call of a model, or one block of calls.';
comment on column nyx.model_usage.id is 'Primary key.';
comment on column nyx.model_usage.application_id is
    'The application it served; null if it served none.';
comment on column nyx.model_usage.session_id is 'The session it served; null if it served none.';
comment on column nyx.model_usage.provider_id is 'The vendor; null if unknown.';
comment on column nyx.model_usage.model_name is 'Model as the vendor calls it.';
comment on column nyx.model_usage.call_type is 'Kind of call.';
comment on column nyx.model_usage.tokens_input is 'Input tokens; null if not reported.';
comment on column nyx.model_usage.tokens_output is 'Output tokens; null if not reported.';
comment on column nyx.model_usage.cost_estimated is
    'Cost in US dollars, from the price list; null if not priced.';
comment on column nyx.model_usage.started_at is 'When the call began.';
comment on column nyx.model_usage.ended_at is 'When the answer was complete; null if none came.';
comment on column nyx.model_usage.purpose is
    'What it was for, e.g. match_score, cover_letter, qa_check, form_fill.';
comment on column nyx.model_usage.status is 'How the call ended.';
comment on column nyx.model_usage.error_message is
    'What the vendor or network said; may quote the prompt.';
comment on column nyx.model_usage.request_id is 'The vendor''s id of the request, for debugging.';
comment on column nyx.model_usage.created_at is 'When the row was made.';

-- One row per company in pg_temp.scope and property that can be computed: its outcomes as keys and
-- JSON values. Parameters: whole (true when scope holds every company: facts are then read whole,
-- else by key), and the reporting ones.
with
reporting as materialized (
    select
        :'as_of'::timestamptz as as_of,
        cast(round(:'ghost_after_days'::numeric * 86400000000) as bigint) as ghost_after_us
),

companies as materialized (
    select c.id
    from corrected.companies as c
    where :'whole'::boolean or c.id = any (array (select key from pg_temp.scope))
),

members as (
    select
        f.company_id as group_id, f.submitted_at, f.sent_on, f.successful, f.failed,
        f.replied, f.response_at, f.response_us, f.rejected, f.interviewed, f.offered
    from etl.application_facts as f
    join companies on companies.id = f.company_id
    where :'whole'::boolean or f.company_id = any (array (select id from companies))
),

judged as (:judged),

outcomes as (:outcomes)

select o.group_id as company_id, property.key, property.value, 'computed' as source
from outcomes as o
cross join lateral (values
    ('applications_sent', to_jsonb(sent)),
    ('reply_rate', to_jsonb(trim_scale(reply_rate))),
    (
        'reply_rate_ci95',
        nullif(to_jsonb(array[trim_scale(reply_rate_low), trim_scale(reply_rate_high)]), '[null, null]')
    ),
    ('interview_rate', to_jsonb(trim_scale(interview_rate))),
    (
        'interview_rate_ci95',
        nullif(to_jsonb(array[trim_scale(interview_rate_low), trim_scale(interview_rate_high)]), '[null, null]')
    ),
    ('offer_rate', to_jsonb(trim_scale(offer_rate))),
    (
        'offer_rate_ci95',
        nullif(to_jsonb(array[trim_scale(offer_rate_low), trim_scale(offer_rate_high)]), '[null, null]')
    ),
    ('rejection_rate', to_jsonb(trim_scale(rejection_rate))),
    (
        'rejection_rate_ci95',
        nullif(to_jsonb(array[trim_scale(rejection_rate_low), trim_scale(rejection_rate_high)]), '[null, null]')
    ),
    ('ghost_rate', to_jsonb(trim_scale(ghost_rate))),
    (
        'ghost_rate_ci95',
        nullif(to_jsonb(array[trim_scale(ghost_rate_low), trim_scale(ghost_rate_high)]), '[null, null]')
    ),
    ('success_rate', to_jsonb(trim_scale(success_rate))),
    (
        'success_rate_ci95',
        nullif(to_jsonb(array[trim_scale(success_rate_low), trim_scale(success_rate_high)]), '[null, null]')
    ),
    ('avg_reply_time_days', to_jsonb(trim_scale(avg_reply_time_days))),
    ('median_reply_time_days', to_jsonb(trim_scale(median_reply_time_days))),
    ('p80_reply_time_days', to_jsonb(trim_scale(p80_reply_time_days))),
    ('first_applied_on', to_jsonb(to_char(first_applied_on, 'YYYY-MM-DD'))),
    ('last_applied_on', to_jsonb(to_char(last_applied_on, 'YYYY-MM-DD'))),
    (
        'last_response_at',
        to_jsonb(replace(to_char(last_response_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '.000000Z', 'Z'))
    )
) as property (key, value)
where property.value is not null

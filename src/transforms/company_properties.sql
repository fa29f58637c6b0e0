-- One row per company in pg_temp.scope and property that can be computed. docs/metrics.md defines the numbers.
-- Parameters: as_of and ghost_after_days (decide who was ghosted); timezone (of the reporting day); whole (true when
-- scope holds every company: facts are then read whole, else by key).
with
companies as materialized (
    select c.id
    from corrected.companies as c
    where :'whole'::boolean or c.id = any (array (select key from pg_temp.scope))
),

outcomes as (
    select
        f.company_id, f.submitted_at, f.response_at,
        f.successful, f.failed, f.rejected, f.interviewed, f.offered,
        f.submitted_at is not null as sent,
        etl.days_between(f.submitted_at, f.response_at) as reply_days,
        f.response_at is null
            and etl.days_between(f.submitted_at, :'as_of'::timestamptz) > :'ghost_after_days'::numeric as ghosted
    from etl.application_facts as f
    join companies on companies.id = f.company_id
    where :'whole'::boolean or f.company_id = any (array (select id from companies))
),

totals as (
    select
        company_id,
        count(*) filter (where sent) as sent,
        count(*) filter (where sent and response_at is not null) as replied,
        count(*) filter (where sent and interviewed) as interviewed,
        count(*) filter (where sent and offered) as offered,
        count(*) filter (where sent and rejected) as rejected,
        count(*) filter (where sent and ghosted) as ghosted,
        count(*) filter (where successful) as successful,
        count(*) filter (where successful or failed) as finished,
        round(avg(reply_days), 2) as avg_reply_days,
        percentile_cont(array[0.5, 0.8]) within group (order by reply_days::double precision) as reply_percentiles,
        min((submitted_at at time zone :'timezone'::text)::date) as first_applied_on,
        max((submitted_at at time zone :'timezone'::text)::date) as last_applied_on,
        max(response_at) at time zone 'UTC' as last_response_at
    from outcomes
    group by company_id
)

select totals.company_id, property.key, property.value, 'computed' as source
from totals
cross join lateral (values
    ('applications_sent', to_jsonb(sent)),
    ('reply_rate', to_jsonb(trim_scale(round(replied::numeric / nullif(sent, 0), 4)))),
    ('reply_rate_ci95', etl.wilson_interval(replied, sent)),
    ('interview_rate', to_jsonb(trim_scale(round(interviewed::numeric / nullif(sent, 0), 4)))),
    ('interview_rate_ci95', etl.wilson_interval(interviewed, sent)),
    ('offer_rate', to_jsonb(trim_scale(round(offered::numeric / nullif(sent, 0), 4)))),
    ('offer_rate_ci95', etl.wilson_interval(offered, sent)),
    ('rejection_rate', to_jsonb(trim_scale(round(rejected::numeric / nullif(sent, 0), 4)))),
    ('rejection_rate_ci95', etl.wilson_interval(rejected, sent)),
    ('ghost_rate', to_jsonb(trim_scale(round(ghosted::numeric / nullif(sent, 0), 4)))),
    ('ghost_rate_ci95', etl.wilson_interval(ghosted, sent)),
    ('success_rate', to_jsonb(trim_scale(round(successful::numeric / nullif(finished, 0), 4)))),
    ('success_rate_ci95', etl.wilson_interval(successful, finished)),
    ('avg_reply_time_days', to_jsonb(trim_scale(avg_reply_days))),
    ('median_reply_time_days', to_jsonb(trim_scale(round(reply_percentiles[1]::numeric, 2)))),
    ('p80_reply_time_days', to_jsonb(trim_scale(round(reply_percentiles[2]::numeric, 2)))),
    ('first_applied_on', to_jsonb(to_char(first_applied_on, 'YYYY-MM-DD'))),
    ('last_applied_on', to_jsonb(to_char(last_applied_on, 'YYYY-MM-DD'))),
    ('last_response_at', to_jsonb(replace(to_char(last_response_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '.000000Z', 'Z')))
) as property (key, value)
where property.value is not null

-- One row per company and property that can be computed, straight from the facts: what docs/metrics.md says, written
-- once more without any of the ways to compute only a part. Benchmarks time it, tests compare with it.
with
companies as materialized (
    select c.id
    from corrected.companies as c
),

job_posts as materialized (
    select p.id, p.company_id
    from corrected.job_posts as p
    join companies on companies.id = p.company_id
),

applications as materialized (
    select
        a.id,
        job_posts.company_id,
        a.application_submitted_at as submitted_at,
        etl.is_successful(a.application_status, a.success_flag) as successful,
        etl.is_failed(a.application_status, a.success_flag) as failed
    from corrected.applications as a
    join job_posts on job_posts.id = a.job_post_id
),

links as materialized (
    select l.email_id, l.application_id, l.link_type
    from corrected.email_application_links as l
    where etl.is_response(l.link_type)
),

responses as (
    select a.id as application_id, min(e.received_at) as received_at, bool_or(links.link_type = 'rejection') as rejected
    from links
    join applications as a on a.id = links.application_id
    join corrected.emails as e on e.id = links.email_id
    where etl.is_answer(e.direction, e.received_at, a.submitted_at)
    group by a.id
),

interviews as materialized (
    select i.id, i.application_id
    from corrected.interviews as i
),

offers as (
    select o.interview_id
    from corrected.interview_outcomes as o
    where o.offer_extended
    group by o.interview_id
),

interviewed as (
    select interviews.application_id, bool_or(offers.interview_id is not null) as offered
    from interviews
    left join offers on offers.interview_id = interviews.id
    group by interviews.application_id
),

outcomes as (
    select
        a.*,
        a.submitted_at is not null as sent,
        responses.received_at,
        etl.days_between(a.submitted_at, responses.received_at) as reply_days,
        coalesce(responses.rejected, false) as rejected,
        interviewed.application_id is not null as interviewed,
        coalesce(interviewed.offered, false) as offered,
        responses.received_at is null
            and etl.days_between(a.submitted_at, :'as_of'::timestamptz) > :'ghost_after_days'::numeric as ghosted
    from applications as a
    left join responses on responses.application_id = a.id
    left join interviewed on interviewed.application_id = a.id
),

totals as (
    select
        company_id,
        count(*) filter (where sent) as sent,
        count(*) filter (where sent and received_at is not null) as replied,
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
        max(received_at) at time zone 'UTC' as last_response_at
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

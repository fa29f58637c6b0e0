-- Grain: one application, by what it is grouped, and what came of it. docs/metrics.md defines the
-- terms. Reads applications, job_posts, companies, model_usage, answers, reporting.
with
calls as (
    select
        u.application_id,
        count(*) as calls,
        cast(coalesce(sum(u.tokens_input), 0) as bigint) as tokens_input,
        cast(coalesce(sum(u.tokens_output), 0) as bigint) as tokens_output,
        cast(coalesce(sum(etl.millionths(u.cost_estimated)), 0) as bigint) as cost_microdollars,
        count(*) filter (where u.status = 'failed') as failed,
        count(*) filter (where u.status = 'timeout') as timeout,
        count(*) filter (where u.status = 'rate_limited') as rate_limited
    from model_usage as u
    where u.application_id is not null
    group by u.application_id
),

sent as (
    select
        a.id,
        a.application_submitted_at as submitted_at,
        etl.micros_between(
            etl.known_instant(a.application_started_at),
            etl.known_instant(a.application_submitted_at)
        ) as took_us,
        coalesce(
            a.application_status = 'submitted' and (a.success_flag is null or a.success_flag), false
        ) as successful,
        coalesce(
            a.application_status = 'failed'
            or (a.application_status = 'submitted' and not a.success_flag),
            false
        ) as failed
    from applications as a
),

-- A letter counts from the submission on, where that is known; an interview, an offer and what a
-- person's own list says whenever they are noted.
came_back as (
    select
        b.application_id,
        min(b.answered_at) filter (
            where b.kind <> 'interview'
                and b.kind <> 'job_offer'
                and (b.answered_at >= s.submitted_at or (s.submitted_at is null and s.successful))
        ) as response_at,
        min(b.answered_at) filter (
            where b.kind = 'rejection'
                and (b.answered_at >= s.submitted_at or (s.submitted_at is null and s.successful))
        ) as rejected_at,
        min(b.answered_at) filter (where b.kind = 'interview') as interviewed_at,
        min(b.answered_at) filter (where b.kind = 'job_offer') as offered_at,
        count(*) filter (where b.kind = 'interview') as interviews,
        count(*) filter (where b.kind = 'job_offer') as job_offers,
        count(*) filter (where b.source = 'tracker') as noted,
        count(*) filter (where b.source = 'tracker' and b.kind = 'rejection') as noted_rejections
    from answers as b
    join sent as s on s.id = b.application_id
    where b.is_certain
    group by b.application_id
),

timed as (
    select
        s.*,
        etl.day_of(s.submitted_at, (select r.timezone from reporting as r)) as sent_on,
        b.response_at is not null or coalesce(b.noted, 0) > 0 as replied,
        b.response_at,
        etl.day_of(b.response_at, (select r.timezone from reporting as r)) as response_on,
        etl.micros_between(etl.known_instant(s.submitted_at), b.response_at) as response_us,
        b.rejected_at is not null or coalesce(b.noted_rejections, 0) > 0 as rejected,
        b.rejected_at,
        coalesce(b.interviews, 0) > 0 as interviewed,
        b.interviewed_at,
        coalesce(b.job_offers, 0) > 0 as offered,
        b.offered_at
    from sent as s
    left join came_back as b on b.application_id = s.id
)

select
    a.id,
    a.user_id,
    a.session_id,
    a.job_post_id,
    c.id as company_id,
    p.job_source_id,
    a.selected_resume_version_id as resume_version_id,
    coalesce(c.tier, 'unknown') as tier,
    coalesce(etl.lower_ascii(a.domain_name), 'unknown') as domain,
    case when a.effort_hint_source is not null then a.effort_level end as effort_level,
    p.seniority_level as seniority,
    a.application_status as status,
    etl.thousandths(a.match_score) as match_score_thousandths,
    t.successful,
    t.failed,
    case when t.failed then coalesce(a.failure_reason_code, 'unknown') end as failure_reason,
    case
        when not t.successful and not t.failed then null
        when a.duration_seconds is not null then cast(a.duration_seconds as bigint) * 1000000
        when t.took_us > 2147483647000000 then 2147483647000000
        when t.took_us < -2147483648000000 then -2147483648000000
        else t.took_us
    end as duration_us,
    a.tokens_input_total as own_tokens_input,
    a.tokens_output_total as own_tokens_output,
    etl.millionths(a.cost_estimated_total) as own_cost_microdollars,
    m.calls as model_calls,
    m.tokens_input as model_tokens_input,
    m.tokens_output as model_tokens_output,
    m.cost_microdollars as model_cost_microdollars,
    m.failed as model_failed,
    m.timeout as model_timeout,
    m.rate_limited as model_rate_limited,
    t.submitted_at,
    t.sent_on,
    cast(extract(isodow from t.sent_on) as integer) as sent_weekday,
    t.sent_on - (cast(extract(isodow from t.sent_on) as integer) - 1) as sent_week,
    t.replied,
    t.response_at,
    t.response_on,
    t.response_us,
    etl.quotient_2(t.response_us, 86400000000) as response_days,
    t.rejected,
    t.rejected_at,
    t.interviewed,
    t.interviewed_at,
    t.offered,
    t.offered_at,
    case
        when t.offered then 'offer'
        when t.interviewed then 'interview'
        when t.replied then 'replied'
        when t.submitted_at is not null or t.successful then 'sent'
        else 'not sent'
    end as reached
from applications as a
join timed as t on t.id = a.id
left join job_posts as p on p.id = a.job_post_id
left join companies as c on c.id = p.company_id
left join calls as m on m.application_id = a.id

-- Grain: one group of applications and what became of them: all, or those of a session, a company,
-- a tier, …, as its dimension says. Parameters: dimensions (those wanted); session_ids, company_ids
-- (null: all).
with
dimensions as (
    select unnest(getvariable('dimensions')::varchar[]) as dimension
),

members as (
    select
        d.dimension || ':' || case d.dimension
            when 'all' then 'all'
            when 'session' then f.session_id::varchar
            when 'company' then f.company_id::varchar
            when 'tier' then f.tier
            when 'domain' then f.domain
            when 'source' then coalesce(s.name, 'unknown')
            when 'effort' then f.effort_level
            when 'seniority' then f.seniority
            when 'resume' then v.id::varchar
            when 'weekday' then dayname(f.sent_on)
        end as group_id,
        f.sent_weekday, f.submitted_at, f.sent_on, f.successful, f.failed, f.replied, f.response_at,
        f.response_us, f.rejected, f.interviewed, f.offered, k.cost_usd,
        case d.dimension
            when 'resume'
                then 'résumé ' || right(v.resume_id::varchar, 8) || ', version ' || v.version_number
        end as label
    from application_facts as f
    cross join dimensions as d
    join application_costs as k on k.application_id = f.id
    left join job_sources as s on s.id = f.job_source_id
    left join resume_versions as v on v.id = f.resume_version_id
    where (
        getvariable('session_ids') is null
        or f.session_id in (select unnest(getvariable('session_ids')::uuid[]))
    )
        and (
            getvariable('company_ids') is null
            or f.company_id in (select unnest(getvariable('company_ids')::uuid[]))
        )
),

-- What has no session, no effort noted, …, is in no group.

judged as (
    select j.* from (:judged) as j where j.group_id is not null
),

outcomes as (:outcomes),

others as (
    select
        group_id,
        split_part(group_id, ':', 1) as dimension,
        coalesce(any_value(label), substr(group_id, strpos(group_id, ':') + 1)) as name,
        sum(cost_usd) as cost_usd,
        min(sent_weekday) as sent_weekday
    from members
    group by group_id
)

select
    c.dimension,
    c.name as session_id,
    c.name as company_id,
    c.name,
    o.total::integer as total,
    o.successful::integer as successful,
    o.failed::integer as failed,
    o.unfinished::integer as unfinished,
    etl.rate(o.success_rate, o.success_rate_low, o.success_rate_high) as success_rate,
    o.sent::integer as sent,
    o.replied::integer as replied,
    etl.rate(o.reply_rate, o.reply_rate_low, o.reply_rate_high) as reply_rate,
    o.interviewed::integer as interviewed,
    etl.rate(o.interview_rate, o.interview_rate_low, o.interview_rate_high) as interview_rate,
    o.offered::integer as offered,
    etl.rate(o.offer_rate, o.offer_rate_low, o.offer_rate_high) as offer_rate,
    o.rejected::integer as rejected,
    etl.rate(o.rejection_rate, o.rejection_rate_low, o.rejection_rate_high) as rejection_rate,
    o.ghosted::integer as ghosted,
    etl.rate(o.ghost_rate, o.ghost_rate_low, o.ghost_rate_high) as ghost_rate,
    o.waiting::integer as waiting,
    etl.rate(o.waiting_rate, o.waiting_rate_low, o.waiting_rate_high) as waiting_rate,
    o.fastest_reply_time_days as fastest_days,
    o.median_reply_time_days as median_days,
    o.p80_reply_time_days as p80_days,
    o.slowest_reply_time_days as slowest_days,
    coalesce(c.cost_usd, 0)::decimal(18, 6) as cost_usd
from outcomes as o
join others as c on c.group_id = o.group_id
order by
    c.dimension,
    case c.dimension
        when 'tier' then list_position(['top', 'normal', 'avoid', 'unknown'], c.name)
        when 'effort' then list_position(['high', 'medium', 'low'], c.name)
        when 'weekday' then c.sent_weekday
    end,
    total desc, c.name

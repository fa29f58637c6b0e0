-- Grain: one group of applications and what became of them; dimension says by what they are
-- grouped, name which one. Parameters: session_ids, company_ids (null: all); as_of and
-- ghost_after_days decide who was ghosted.
with
reporting as (
    select
        $as_of::timestamptz as as_of,
        ($ghost_after_days::decimal(18, 10) * 86400000000)::bigint as ghost_after_us
),

facts as (
    select f.*, coalesce(s.name, 'unknown') as source, k.cost_usd
    from application_facts as f
    join application_costs as k on k.application_id = f.id
    left join job_sources as s on s.id = f.job_source_id
    where ($session_ids::varchar is null or f.session_id in (select unnest($session_ids::uuid[])))
        and ($company_ids::varchar is null or f.company_id in (select unnest($company_ids::uuid[])))
),

-- A group is called `tier:top`, or `session` of what has none.
members as (
    select
        unnest([
            'all',
            concat_ws(':', 'session', session_id),
            concat_ws(':', 'company', company_id),
            concat_ws(':', 'tier', tier),
            concat_ws(':', 'domain', domain),
            concat_ws(':', 'source', source),
            concat_ws(':', 'effort', effort_level)
        ]) as group_id,
        submitted_at, sent_on, successful, failed, replied, response_at, response_us, rejected,
        interviewed, offered, cost_usd
    from facts
),

judged as (:judged),

outcomes as (:outcomes),

costs as (
    select group_id, sum(cost_usd) as cost_usd from members group by group_id
)

select
    split_part(o.group_id, ':', 1) as dimension,
    case when contains(o.group_id, ':') then substr(o.group_id, strpos(o.group_id, ':') + 1) end as name,
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
join costs as c on c.group_id = o.group_id
order by dimension, total desc, name

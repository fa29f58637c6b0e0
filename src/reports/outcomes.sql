-- Grain: one group of applications and what became of them; dimension says by what they are grouped, name which one.
-- Parameters: session_ids, company_ids (null: all); as_of and ghost_after_days decide who was ghosted.
with applications_of_interest as (
    select
        f.session_id,
        f.company_id,
        a.effort_level,
        coalesce(c.tier, 'unknown') as tier,
        coalesce(lower(a.domain_name), 'unknown') as domain,
        coalesce(s.name, 'unknown') as source,
        f.application_status = 'submitted' and a.success_flag is distinct from false as successful,
        f.application_status = 'failed'
            or f.application_status = 'submitted' and a.success_flag is not distinct from false as failed,
        f.sent_at is not null as sent,
        f.sent_at is not null and f.replied_at is not null as replied,
        f.sent_at is not null and f.interviewed_at is not null as interviewed,
        f.sent_at is not null and f.offered_at is not null as offered,
        f.sent_at is not null and f.rejected_at is not null as rejected,
        coalesce(
            f.replied_at is null and try($as_of::timestamptz - f.sent_at) > to_days(1) * $ghost_after_days, false
        ) as ghosted,
        r.response_days::double as days,
        k.cost_usd
    from application_funnel as f
    join applications as a on a.id = f.application_id
    join application_costs as k on k.application_id = f.application_id
    left join response_times as r on r.application_id = f.application_id
    left join companies as c on c.id = f.company_id
    left join job_posts as p on p.id = f.job_post_id
    left join job_sources as s on s.id = p.job_source_id
    where ($session_ids::varchar is null or f.session_id in (select unnest($session_ids::uuid[])))
        and ($company_ids::varchar is null or f.company_id in (select unnest($company_ids::uuid[])))
)

select
    case
        when grouping(session_id) = 0 then 'session'
        when grouping(company_id) = 0 then 'company'
        when grouping(tier) = 0 then 'tier'
        when grouping(domain) = 0 then 'domain'
        when grouping(source) = 0 then 'source'
        when grouping(effort_level) = 0 then 'effort'
        else 'all'
    end as dimension,
    coalesce(session_id::varchar, company_id::varchar, tier, domain, source, effort_level) as name,
    count(*)::integer as total,
    count(*) filter (where successful)::integer as successful,
    count(*) filter (where failed)::integer as failed,
    count(*) filter (where sent)::integer as sent,
    count(*) filter (where replied)::integer as replied,
    count(*) filter (where interviewed)::integer as interviewed,
    count(*) filter (where offered)::integer as offered,
    count(*) filter (where rejected)::integer as rejected,
    count(*) filter (where ghosted)::integer as ghosted,
    count(*) filter (where sent and not replied and not ghosted)::integer as waiting,
    round(min(days), 2)::decimal(18, 2) as fastest_days,
    round(median(days), 2)::decimal(18, 2) as median_days,
    round(quantile_cont(days, 0.8), 2)::decimal(18, 2) as p80_days,
    round(max(days), 2)::decimal(18, 2) as slowest_days,
    coalesce(sum(cost_usd), 0)::decimal(18, 6) as cost_usd
from applications_of_interest
group by grouping sets ((), (session_id), (company_id), (tier), (domain), (source), (effort_level))
order by dimension, total desc, name

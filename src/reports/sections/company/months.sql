-- Grain: one company and month in which anything happened, the oldest first. Parameters:
-- company_ids.
select
    d.company_id::varchar as company_id,
    strftime(d.date, '%Y-%m') as month,
    sum(d.applications_sent)::integer as sent,
    sum(d.interviews_received)::integer as interviews
from company_metrics_daily as d
where d.company_id in (select unnest(getvariable('company_ids')::uuid[]))
    and isfinite(d.date)
    and d.date >= date '0001-01-01'
group by d.company_id, strftime(d.date, '%Y-%m')
order by d.company_id, month

-- Grain: one company and day on which anything happened, the oldest first. Parameters: company_ids.
select
    d.company_id::varchar as company_id,
    d.date::varchar as day,
    d.applications_sent as sent,
    d.applications_successful as successful,
    d.interviews_received as interviews,
    d.offers_received as offers,
    d.avg_response_time_days as avg_response_days
from company_metrics_daily as d
where d.company_id in (select unnest(getvariable('company_ids')::uuid[]))
order by d.company_id, d.date

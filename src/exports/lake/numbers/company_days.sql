-- Grain: one company of all cells and day on which anything happened. Reads keyed_facts,
-- keyed_answers, reporting.
with
application_facts as (
    select
        f.id, f.company_key as company_id, f.successful, f.sent_on, f.response_on, f.response_us,
        f.response_at
    from keyed_facts as f
),

answers as (select * from keyed_answers),

-- A key is of a company that is there: its cell has put it on the map.
companies as (
    select company_id as id from keyed_answers group by company_id
),

company_metrics_daily as (:company_metrics_daily)

select * from company_metrics_daily

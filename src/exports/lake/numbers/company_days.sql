-- Grain: one company of all cells and day on which anything happened. A day is one of the zone of
-- its cell: that of an answer is handed on as its midnight in UTC. Reads keyed_facts, answers,
-- company_map.
with
application_facts as (
    select
        f.id, f.company_key as company_id, f.successful, f.sent_on, f.response_on, f.response_us,
        f.response_at
    from keyed_facts as f
),

answers_by_key as (
    select
        a.application_id, m.company_key as company_id, a.kind,
        cast(a.answered_on as timestamp with time zone) as answered_at, a.is_certain
    from answers as a
    left join company_map as m on m.cell = a.cell and m.company_id = a.company_id
),

company_metrics_daily as (
    with
    reporting as (select 'UTC' as timezone),

    answers as (select * from answers_by_key)

    select * from (:company_metrics_daily) as days
)

select * from company_metrics_daily

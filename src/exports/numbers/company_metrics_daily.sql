-- Rows that differ, both ways: one company and day, by company_metrics_daily and as it was
-- exported.
with
computed as (
    from numbers.main.company_metrics_daily
),

exported as (
    select * exclude (id, created_at) from warehouse.raw.company_metrics_daily
)

(from computed except all from exported) union all (from exported except all from computed)

-- Rows that differ, both ways: one application, by application_facts and as it was exported.
with
computed as (
    from numbers.main.application_facts
),

exported as (
    select * exclude (incidents) from warehouse.marts.application_facts
)

(from computed except all from exported) union all (from exported except all from computed)

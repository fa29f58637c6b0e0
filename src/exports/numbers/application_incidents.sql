-- Rows that differ, both ways: one kind and name of an incident, by application_incidents and as
-- it was exported.
with
computed as (
    select application_id, kind, name, times::bigint as times
    from numbers.main.application_incidents
),

exported as (
    select
        f.id as application_id, kinds.key as kind, names.key as name, names.value::bigint as times
    from warehouse.marts.application_facts as f, json_each(f.incidents) as kinds,
        json_each(kinds.value) as names
)

(from computed except all from exported) union all (from exported except all from computed)

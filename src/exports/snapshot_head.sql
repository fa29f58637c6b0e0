-- Grain: one row, about the snapshot the transaction sees. No parameters.
with reporting as (
    select config_json
    from corrected.system_configs
    where config_name = 'reporting' and is_active
    order by created_at desc nulls last, id desc
    limit 1
)

select
    pg_catalog.transaction_timestamp() as at,
    coalesce((select max(version) from etl.migrations), '') as version,
    coalesce((select config_json ->> 'timezone' from reporting), 'UTC') as timezone,
    coalesce((select config_json ->> 'ghost_after_days' from reporting), '30') as ghost_after_days,
    (select t.as_of from etl.transform_states as t where t.transform = 'company_properties') as numbers_as_of,
    not exists (select from etl.dirty_keys) as numbers_current

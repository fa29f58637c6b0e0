-- Grain: one row, about the snapshot the transaction sees. No parameters.
select
    pg_catalog.transaction_timestamp() as snapshot_at,
    coalesce((select max(version) from etl.migrations), '') as schema_version,
    r.timezone,
    r.ghost_after_days,
    r.as_of as numbers_as_of,
    -- What a lake was not told yet makes no number old.
    not exists (select from etl.dirty_keys where transform <> 'lake') as numbers_current
from etl.reporting as r

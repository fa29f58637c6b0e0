-- Grain: one reject whose mended record was loaded. Of the load of the mended records, its rejects
-- are taken out again: these records wait as they did before. Parameters: load_id, reject_ids (a
-- JSON array, in the order of the records).
with mended as (
    select id::bigint as reject_id, record_number
    from jsonb_array_elements_text(
        :'reject_ids'::jsonb
    ) with ordinality as given (id, record_number)
),

resolved as (
    update etl.rejects as r
    set replayed_at = now(), replayed_load_id = :'load_id'::bigint
    from mended
    where r.id = mended.reject_id
        and not exists (
            select from etl.rejects as still
            where still.load_id = :'load_id'::bigint and still.record_number = mended.record_number
        )
),

unmended as (
    delete from etl.rejects where load_id = :'load_id'::bigint
)

update etl.loads
set rows_read = rows_read - rows_rejected, rows_rejected = 0
where id = :'load_id'::bigint;

-- Grain: the newest load of the same bytes into the same table, read in the same way, that was cut
-- off after some batches; with its counts. Parameters: sha, table_name, options.
select
    id,
    rows_read as read,
    rows_inserted as inserted,
    rows_updated as updated,
    rows_unchanged as unchanged,
    rows_duplicate as duplicate,
    rows_rejected as rejected,
    notes,
    coalesce((
        select jsonb_object_agg(reason_code, rejects)
        from (
            select reason_code, count(*) as rejects
            from etl.rejects
            where load_id = loads.id
            group by reason_code
        ) as reason
    ), '{}') as reasons
from etl.loads
where source_sha256 = :'sha'::text
    and table_name = :'table_name'::text
    and not complete
    and undone_at is null
    and options = :'options'::jsonb
order by id desc
limit 1;

-- Grain: one record that was tried again. It no longer waits; where it failed again, it stands in
-- the new load where the first one found it. Parameters: load_id, reject_ids (a JSON array, in the
-- order of the records).
with tried as (
    select id::bigint as reject_id, record_number
    from jsonb_array_elements_text(
        :'reject_ids'::jsonb
    ) with ordinality as given (id, record_number)
),

settled as (
    update etl.rejects as r
    set replayed_at = now(), replayed_load_id = :'load_id'::bigint
    from tried
    where r.id = tried.reject_id
)

update etl.rejects as again
set record_number = r.record_number, line_number = r.line_number, byte_offset = r.byte_offset
from tried
inner join etl.rejects as r on r.id = tried.reject_id
where again.load_id = :'load_id'::bigint and again.record_number = tried.record_number;

-- Grain: one of the given rejects that still waits: under its own number or, where a replay has set
-- it aside anew, under the one it has had since; it keeps its place. Parameter: reject_ids (a JSON
-- array).
with recursive course as (
    select r.id as given_id, r.*
    from jsonb_array_elements_text(:'reject_ids'::jsonb) as given (id)
    inner join etl.rejects as r on r.id = given.id::bigint

    union all

    select course.given_id, anew.*
    from course
    inner join etl.rejects as anew on
        anew.load_id = course.replayed_load_id
        and (anew.record_number, anew.line_number, anew.byte_offset)
            is not distinct from (course.record_number, course.line_number, course.byte_offset)
)

select
    given_id,
    id,
    load_id,
    record_number as "recordNumber",
    line_number as "lineNumber",
    byte_offset as "byteOffset"
from course
where replayed_at is null
order by id

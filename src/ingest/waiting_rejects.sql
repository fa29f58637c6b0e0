-- Grain: one of the given rejects that still waits: under its own number or, where a replay has set it aside anew, under the
-- one it has had since. Parameter: reject_ids (a JSON array).
with recursive tried as (
    -- The records of a replay are numbered in this order.
    select
        id,
        replayed_load_id,
        row_number() over (partition by replayed_load_id order by record_number, line_number, id) as record_number
    from etl.rejects
    where replayed_load_id is not null
),

course as (
    select r.id as given_id, r.id, r.load_id, r.replayed_at
    from jsonb_array_elements_text(:'reject_ids'::jsonb) as given (id)
    join etl.rejects as r on r.id = given.id::bigint

    union all

    select course.given_id, anew.id, anew.load_id, anew.replayed_at
    from course
    join tried on tried.id = course.id
    join etl.rejects as anew on
        anew.load_id = tried.replayed_load_id
        and anew.record_number = tried.record_number
)

select given_id, id, load_id
from course
where replayed_at is null
order by id;

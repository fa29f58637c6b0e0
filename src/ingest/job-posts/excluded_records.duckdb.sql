-- Grain: one record that is not loaded. `reason` is `column code` (the column is empty when the whole record is meant),
-- or `repeat`: another record has the same page, by url_key, and is the last one with a title, the `survivor`; `differs` when the two
-- say something else. Where none has a title, none is a repeat: a duplicate has a partner that is loaded. Repeats are
-- looked for by hash, which takes little memory, and told apart by key.
create or replace temporary table excluded as
with repeated as (
    select url_hash
    from record_key
    where problem is null
    group by url_hash
    having count(*) > 1
),

grouped as (
    select
        record_number,
        first_value(record_number) over titled_last as survivor,
        first_value(untitled) over titled_last as survivor_untitled,
        source_hash <> first_value(source_hash) over titled_last as differs
    from record_key
    where problem is null and url_hash in (select url_hash from repeated)
    window titled_last as (partition by url_key(source_url) order by untitled, record_number desc)
),

repeat as (
    select record_number, survivor, differs
    from grouped
    where record_number <> survivor and not survivor_untitled
)

select
    k.record_number,
    coalesce(k.problem, case when r.record_number is not null then 'repeat' else 'job_title missing_title' end) as reason,
    r.survivor,
    coalesce(r.differs, false) as differs
from record_key as k
left join repeat as r on r.record_number = k.record_number
where k.problem is not null or r.record_number is not null or k.untitled

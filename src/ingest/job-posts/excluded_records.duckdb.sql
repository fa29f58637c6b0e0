-- Grain: one record that is not loaded. `reason` is `column code` (the column is empty when the whole record is meant),
-- or `repeat`: another record has the same URL and is the last one, or the last with a title. Repeats are looked
-- for by hash, which takes little memory, and told apart by URL.
create or replace temporary table excluded as
with repeated as (
    select hash(source_url) as url_hash
    from record_key
    where problem is null
    group by url_hash
    having count(*) > 1
),

ranked as (
    select
        record_number,
        row_number() over (partition by source_url order by untitled, record_number desc) as place
    from record_key
    where problem is null and hash(source_url) in (select url_hash from repeated)
)

select
    k.record_number,
    case
        when k.problem is not null then k.problem
        when ranked.place > 1 then 'repeat'
        else 'job_title missing_title'
    end as reason
from record_key as k
left join ranked on ranked.record_number = k.record_number
where k.problem is not null or ranked.place > 1 or k.untitled

-- Grain: one record of the DuckDB table `repeat_member` whose description another record with its URL says or goes on. What
-- a text begins comes next after it in the order of the texts; their first 200 characters tell that order well enough,
-- and few texts have to be looked at whole.
create or replace temporary table poorer_text as
with beginning as (
    select
        record_number,
        survivor,
        left(rtrim(description_raw, E' \t\r\n.…'), 200) as start,
        length(description_raw) as characters,
        hash(description_raw) as text_hash
    from repeat_member
    where description_raw is not null
),

followed as (
    select
        record_number,
        text_hash = lead(text_hash) over texts as is_same,
        case when starts_with(lead(start) over texts, start) then lead(record_number) over texts end as next_record
    from beginning
    window texts as (partition by survivor order by start, characters, record_number)
)

select record_number
from followed
where is_same
union all
select s.record_number
from repeat_member as t
inner join (
    select f.record_number, f.next_record, struct_pack(m.description_raw) as description
    from repeat_member as m
    inner join followed as f on f.record_number = m.record_number
    where not f.is_same and f.next_record is not null
) as s on s.next_record = t.record_number
where is_poorer_text(s.description, struct_pack(t.description_raw))

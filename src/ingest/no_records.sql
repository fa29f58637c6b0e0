-- Takes out of the rejects what no row of a table was meant to be, and says how many of each kind
-- there were: rows without any value, as spreadsheets save below a table; the names of the columns
-- once more; nodes of a JSON-LD graph that are no posts. Where the file holds nothing else, they
-- stay. Parameter: read, the number of all records.
with nothing as materialized (
    select ctid as place
    from pg_temp.stage_reject
    where reason_code in ('repeated_header', 'not_a_posting')
        or (
            reason_code in ('blank', 'no_post')
            and raw ~ '^\s*\{(\s*"(\\.|[^"\\])*"\s*:\s*'
                '(null|"\s*"|\[\s*\]|\{\s*\})\s*,?)*\s*\}\s*,?\s*$'
        )
),

gone as (
    delete from pg_temp.stage_reject
    where ctid in (select place from nothing) and (select count(*) from nothing) < :'read'::bigint
    returning reason_code
)

select
    case reason_code
        when 'repeated_header'
            then 'rows that repeat the names of the columns, which are no records'
        when 'not_a_posting' then 'descriptions of something else than a post, which are no records'
        else 'empty rows, which are no records'
    end as kind,
    count(*) as rows
from gone
group by kind;

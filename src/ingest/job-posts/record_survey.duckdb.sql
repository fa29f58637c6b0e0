-- Grain: one row for the whole file. Repeats are counted by hash, which is exact enough to ask whether there are any.
select
    coalesce(max(record_number), 0) as records,
    count(problem) as problems,
    count(*) filter (where untitled) as untitled,
    count(source_url) - count(distinct hash(source_url)) as repeats,
    list(distinct slashed_date) filter (where slashed_date is not null) as slashed_dates,
    list(distinct region_code) filter (where regexp_full_match(region_code, '[A-Z][A-Z]')) as region_codes
from record_key

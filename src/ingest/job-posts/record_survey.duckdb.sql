-- Grain: one row for the whole file. Repeats are counted by hash, which is exact enough to ask whether there are any. Of a
-- place like `City, XX`, with a zip code or without, the two letters are taken; what no two capitals are is left out.
with region as (
    select distinct
        case when place like '%, __' then right(place, 2)
            when place like '%- __' then right(place, 2)
            when place like '%, __ _____' then left(right(place, 8), 2)
        end as code
    from (
        select raw_place(raw_location, location_city, location_region, location_country) as place
        from record_key
    )
)

select
    coalesce(max(record_number), 0) as records,
    count(problem) as problems,
    count(*) filter (where untitled) as untitled,
    count(source_url) - count(distinct case when source_url is not null then url_hash end) as repeats,
    list(distinct slashed_date) filter (where slashed_date is not null) as slashed_dates,
    list(distinct coalesce(
        nullif(trim(location_country), ''), raw_place(raw_location, location_city, location_region, location_country)
    )) filter (where contains(compensation, '$') or contains(compensation_currency, '$')) as dollar_places,
    (select list(code) from region where regexp_full_match(code, '[A-Z][A-Z]')) as region_codes
from record_key

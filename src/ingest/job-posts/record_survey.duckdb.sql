-- Grain: one row for the whole file. Repeats are counted by hash, which is exact enough to ask whether there are any. What
-- places have in common is told by the first 1,000 different ones in the order of their hashes.
with place as (
    select distinct raw_place(raw_location, location_city, location_region, location_country) as place
    from record_key
),

sampled as (
    select place
    from place
    where place is not null
    order by hash(place), place
    limit 1000
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
    (select list(place) from sampled) as places
from record_key

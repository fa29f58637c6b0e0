-- Grain: one combination of what the records in the DuckDB view `chosen_key` say about place and remote work. Combinations
-- are few, so that what is worked out for one is worked out once.
create or replace temporary table posting_place as
with told as (
    select
        place_key,
        without_markup(repaired(any_value(raw_place(raw_location, location_city, location_region, location_country))))
            as raw_location,
        any_value(without_markup(nullif(trim(location_city), ''))) as city,
        any_value(nullif(trim(location_country), '')) as country,
        any_value(nullif(trim(location_region), '')) as region,
        any_value(is_remote_allowed) as remote,
        any_value(case when regexp_matches(employment_type, '(?i)remot[eo]|hybrid|work from home|home ?office|télétravail|teletrabaj') then employment_type end) as work_mode
    from chosen_key
    group by place_key
),

understood as (
    select
        *,
        case when raw_location is not null then parts_of(location_of(raw_location, country)) end as place,
        case when city is not null then city_of(city) end as told_city,
        case when country is not null then country_of(country)
            when raw_location is not null and city is not null and region is not null
                then nullif(parts_of(location_of(city || ', ' || region, null))[1], '')
        end as told_country
    from told
)

select
    place_key,
    raw_location,
    coalesce(told_city, nullif(array_to_string(place[2:], chr(31)), '')) as location_city,
    coalesce(told_country, nullif(place[1], '')) as location_country,
    case when remote in ('true', 'false') then remote
        when coalesce(remote, work_mode, raw_location) is not null
            then remote_flag_of(remote, coalesce(work_mode || '; ' || raw_location, work_mode, raw_location))
    end as is_remote_allowed
from understood

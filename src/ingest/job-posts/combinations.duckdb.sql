-- What few values say is worked out once for all records that have them, as macros over the
-- relations that are named to them; `keys` is what record_keys gives, or a part of it.

-- Grain: one combination of company, website, source and host, numbered by its first record.
create or replace temporary macro posting_pairs(keys) as table
select
    pair_number,
    pair_key,
    company_of(link_text(repaired(company_name)), company_url, host)::json as company,
    job_source_of(job_source, host) as source_name
from (
    select
        min(record_number) as pair_number,
        pair_key_of(company_name, company_url, job_source, source_url) as pair_key,
        any_value(company_name) as company_name,
        any_value(company_url) as company_url,
        any_value(job_source) as job_source,
        any_value(host_of(source_url)) as host
    from query_table(keys)
    group by pair_key
);

-- Grain: one combination of what is said about place and remote work.
create or replace temporary macro posting_places(keys) as table
with told as (
    select
        place_key,
        without_markup(
            repaired(
                any_value(raw_place(raw_location, location_city, location_region, location_country))
            )
        )
            as raw_location,
        any_value(without_markup(nullif(trim(location_city), ''))) as city,
        any_value(nullif(trim(location_country), '')) as country,
        any_value(nullif(trim(location_region), '')) as region,
        any_value(is_remote_allowed) as remote,
        any_value(case
            when regexp_matches(
                employment_type,
                '(?i)remot[eo]|hybrid|work from home|home ?office|télétravail|teletrabaj|'
                'on.?site|in.?office|in.?person|vor.ort|pr[eé]sen[cz]ial'
            )
            then employment_type
        end) as work_mode
    from query_table(keys)
    group by place_key
),

understood as (
    select
        *,
        case
            when raw_location is not null then parts_of(location_of(raw_location, country))
        end as place,
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
            then remote_flag_of(
                remote, coalesce(work_mode || '; ' || raw_location, work_mode, raw_location)
            )
    end as is_remote_allowed
from understood;

-- Grain: one combination of what is said about pay, with the country of the place (of
-- posting_places) where no currency is told: it decides which dollar or krone is meant.
create or replace temporary macro posting_pays(keys, places) as table
with told as (
    select
        pay_key_of(
            compensation, compensation_min, compensation_max, compensation_currency,
            compensation_period, place.location_country
        ) as pay_key,
        any_value(compensation) as text,
        any_value(compensation_min) as least,
        any_value(compensation_max) as most,
        any_value(compensation_currency) as currency,
        any_value(compensation_period) as period,
        any_value(
            case when compensation_currency is null then place.location_country end
        ) as country
    from query_table(keys)
    inner join query_table(places) as place using (place_key)
    where coalesce(compensation, compensation_min, compensation_max) is not null
    group by pay_key
),

understood as (
    select
        pay_key,
        parts_of(compensation_of(text, least, most, currency, period, country)) as pay
    from told
)

select
    pay_key,
    nullif(pay[1], '') as compensation_currency,
    nullif(pay[2], '') as compensation_min,
    nullif(pay[3], '') as compensation_max,
    nullif(array_to_string(pay[4:], chr(31)), '') as compensation_notes
from understood;

-- Grain: one company, with what the first record that says something of it says; `companies` are
-- the ids of posting_pairs.
create or replace temporary macro told_companies(fields, companies) as table
with told as (
    select
        company_id,
        first(
            link_text(company_industry) order by record_number
        ) filter (where company_industry is not null)
            as industry,
        first(company_size order by record_number) filter (where company_size is not null) as size,
        first(
            repaired(company_headquarters) order by record_number
        ) filter (where company_headquarters is not null)
            as seat
    from query_table(fields)
    inner join query_table(companies) as company
        on company.pair_key = pair_key_of(company_name, company_url, job_source, source_url)
    where company_id is not null
        and coalesce(company_industry, company_size, company_headquarters) is not null
    group by company_id
),

understood as (
    select *, case when seat is not null then parts_of(location_of(seat, null)) end as place
    from told
)

select
    company_id,
    storable(industry) as industry,
    case when size is not null then company_size_of(size) end as size_bucket,
    nullif(array_to_string(place[2:], chr(31)), '') as hq_city,
    nullif(place[1], '') as hq_country
from understood;

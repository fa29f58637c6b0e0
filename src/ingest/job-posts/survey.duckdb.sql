-- What one pass over a file tells before anything is loaded, as macros over the relations that are
-- named to them.

-- Grain: one record of `fields` (a text per field; see createFieldView), as far as it decides what
-- becomes of the record, and what many records say alike about company, place and pay. Only a
-- record that cannot be loaded is kept as it came.
create or replace temporary macro record_keys(fields) as table
with bare as (
    select
        * replace (trimmed(source_url) as source_url),
        without_markup(job_title) as bare_title
    from query_table(fields)
),

judged as (
    select
        record_number,
        source_url,
        hash(url_key(source_url)) as url_hash,
        record_hash as source_hash,
        coalesce(
            ' ' || broken,
            case when is_blank(job_title) and is_blank(company_name) and is_blank(raw_location)
                and is_blank(description_raw)
                    and (is_blank(source_url) or starts_with(source_url, 'urn:nyx-etl:'))
                then ' no_post'
            end,
            problem_of(source_url, job_title, location_city, company_name)
        ) as problem,
        is_untitled(bare_title) as untitled,
        case when posting_datetime not like '____-%'
            then nullif(
                regexp_extract(
                    posting_datetime,
                    '^\s*(?:\pL{2,12}[.]?,?\s)?(\d{1,2}[/.-]\d{1,2}[/.-]\d{1,4})(?:,|\s|$)', 1
                ),
                ''
            )
        end as slashed_date,
        raw,
        company_name,
        company_url,
        job_source,
        place_key_of(
            raw_location, location_city, location_region, location_country, is_remote_allowed,
            employment_type
        )
            as place_key,
        raw_location,
        location_city,
        location_region,
        location_country,
        is_remote_allowed,
        employment_type,
        compensation,
        compensation_min,
        compensation_max,
        compensation_currency,
        compensation_period
    from bare
)

select
    * exclude (raw),
    case when problem is not null or untitled then raw_text(raw) end as raw
from judged;

-- Grain: one row for the whole file. Repeats are counted by hash, which is exact enough to ask
-- whether there are any. What places have in common is told by the first 1,000 different ones in
-- the order of their hashes.
create or replace temporary macro file_survey(keys) as table
with place as (
    select distinct raw_place(
        raw_location, location_city, location_region, location_country
    ) as place
    from query_table(keys)
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
    count(source_url) - count(
        distinct case when source_url is not null then url_hash end
    ) as repeats,
    list(distinct slashed_date) filter (where slashed_date is not null) as slashed_dates,
    list(distinct coalesce(
        nullif(trim(location_country), ''),
        raw_place(raw_location, location_city, location_region, location_country)
    )) filter (where contains(compensation, '$') or contains(compensation_currency,
    '$')) as dollar_places,
    (select list(place) from sampled) as places
from query_table(keys);

-- Grain: one record that is not loaded. `reason` is `column code` (the column is empty when the
-- whole record is meant), or `repeat`: another record has the same page, by url_key, and is the
-- last one with a title (the first where `direction` is -1), the `survivor`; `differs` when the two
-- say something else. Where none has a title, none is a repeat: a duplicate has a partner that is
-- loaded. Repeats are looked for by
-- hash, which takes little memory, and told apart by key.
create or replace temporary macro excluded_records(keys, direction) as table
with repeated as (
    select url_hash
    from query_table(keys)
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
    from query_table(keys)
    where problem is null and url_hash in (select url_hash from repeated)
    window titled_last as (
        partition by url_key(source_url) order by untitled, record_number * direction desc
    )
),

repeat as (
    select record_number, survivor, differs
    from grouped
    where record_number <> survivor and not survivor_untitled
)

select
    k.record_number,
    coalesce(
        k.problem,
        case
            when r.record_number is not null then 'repeat'
            else 'job_title missing_title'
        end
    ) as reason,
    r.survivor,
    coalesce(r.differs, false) as differs
from query_table(keys) as k
left join repeat as r on r.record_number = k.record_number
where k.problem is not null or r.record_number is not null or k.untitled;

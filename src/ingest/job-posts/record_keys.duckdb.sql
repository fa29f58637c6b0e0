-- Grain: one record of the DuckDB view `field`, as far as it decides what becomes of the record. Read from the file once;
-- only a record that cannot be loaded is kept as it came.
create or replace temporary table record_key as
with judged as (
    select
        record_number,
        trim(source_url) as source_url,
        record_hash as source_hash,
        coalesce(
            ' ' || broken,
            case when says_nothing([job_title, company_name, raw_location, description_raw])
                and (source_url is null or starts_with(source_url, 'urn:nyx-etl:')) then ' no_post' end,
            problem_of(source_url, job_title, location_city, company_name)
        ) as problem,
        coalesce(trim(job_title), '') = '' as untitled,
        case when posting_datetime not like '____-%'
            then nullif(regexp_extract(posting_datetime, '^\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{1,4})(,|\s|$)', 1), '')
        end as slashed_date,
        regexp_extract(raw_place(raw_location, location_city, location_region, location_country),
            '(,|-)\s?([A-Z][A-Z])(\s\d{5})?\s*$', 2) as region_code,
        raw
    from field
)

select
    * exclude (raw),
    case when problem is not null or untitled then raw_text(raw) end as raw
from judged

-- Grain: one record that is loaded for several with one URL, each part of it from the last of them that says something
-- about it and is not poorer than another: pay, place, description and company come from one record each, every other
-- field by itself, tags from all. What is poorer is decided as between two files: by the macros of post-groups.ts and by
-- what posting_place, posting_pay and posting_pair understand. The long texts stay in the file until they are loaded:
-- here are the numbers of the records that have them.
create or replace temporary table merged_record as
with member as (
    select
        m.* exclude (description_raw),
        m.tells_text and m.record_number not in (select record_number from poorer_text) as gives_text,
        place.is_remote_allowed as remote,
        struct_pack(
            raw_location := place.raw_location, location_city := place.location_city,
            location_country := place.location_country
        ) as place,
        coalesce(pay.compensation_currency, pay.compensation_min, pay.compensation_max, pay.compensation_notes) is not null
            as tells_pay,
        pair.company ->> 'key' as company_key,
        pair.company ->> 'domain' as domain,
        nullif(pair.company ->> 'name', pair.company ->> 'domain') as named
    from repeat_member as m
    inner join posting_place as place
        on place.place_key = place_key_of(
            m.raw_location, m.location_city, m.location_region, m.location_country, m.is_remote_allowed, m.employment_type
        )
    left join posting_pay as pay
        on pay.pay_key = pay_key_of(
            m.compensation, m.compensation_min, m.compensation_max, m.compensation_currency, m.compensation_period,
            place.location_country
        )
    left join posting_pair as pair
        on pair.pair_key = pair_key_of(m.company_name, m.company_url, m.job_source, trim(m.source_url))
),

judged as (
    select
        *,
        coalesce(place.raw_location, place.location_city, place.location_country) is not null
        and not is_poorer_place(place, first_value(place) over same_country) as gives_place,
        company_key is not null
        and not (domain is null and max(domain) over same_company is not null)
        and not (named is null and max(named) over same_domain is not null) as gives_company
    from member
    window
        same_country as (partition by survivor, place.location_country order by place.location_city is null),
        same_company as (partition by survivor, company_key),
        same_domain as (partition by survivor, domain)
),

latest as (
    select
        record_number,
        source_url,
        job_title,
        hash(list(record_hash) over everyone) as record_hash,
        to_json(flatten(list(tags::json::varchar[]) over everyone))::varchar as tags,
        last_value(remote ignore nulls) over everyone as is_remote_allowed,
        last_value(canonical_url ignore nulls) over everyone as canonical_url,
        last_value(department ignore nulls) over everyone as department,
        last_value(job_source ignore nulls) over everyone as job_source,
        coalesce(
            last_value(case when known_employment(employment_type) is not null then employment_type end ignore nulls)
                over everyone,
            employment_type
        ) as employment_type,
        coalesce(
            last_value(case when known_seniority(seniority_level) is not null then seniority_level end ignore nulls)
                over everyone,
            seniority_level
        ) as seniority_level,
        coalesce(
            last_value(case when known_instant(posting_datetime) is not null then posting_datetime end ignore nulls)
                over everyone,
            posting_datetime
        ) as posting_datetime,
        last_value(case when tells_pay then struct_pack(
            compensation, compensation_min, compensation_max, compensation_currency, compensation_period
        ) end ignore nulls) over everyone as pay_part,
        last_value(case when gives_place then struct_pack(
            raw_location, location_city, location_region, location_country
        ) end ignore nulls) over everyone as place_part,
        last_value(case when gives_company then struct_pack(company_name, company_url) end ignore nulls)
            over everyone as company_part,
        last_value(case when gives_text then record_number end ignore nulls) over everyone as text_record,
        last_value(case when tells_html then record_number end ignore nulls) over everyone as html_record,
        survivor
    from judged
    window everyone as (
        partition by survivor order by record_number rows between unbounded preceding and unbounded following
    )
    qualify record_number = survivor
)

select
    * exclude (survivor, pay_part, place_part, company_part) replace (
        -- The record whose texts are taken is read from the file.
        coalesce(text_record, html_record, survivor) as text_record
    ),
    unnest(pay_part),
    unnest(place_part),
    unnest(company_part)
from latest

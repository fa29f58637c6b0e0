-- The records of the DuckDB view `field`, but one for each group of those in merged_record. Where the page comes from
-- another record than the description, it is kept in merged_page.
create or replace temporary table merged_page as
select m.record_number, f.scraped_html
from field as f
inner join merged_record as m on m.html_record = f.record_number
where m.html_record <> m.text_record;

create or replace temporary view merged_field as
select
    f.* replace (
        coalesce(m.record_number, f.record_number) as record_number,
        coalesce(page.scraped_html, f.scraped_html) as scraped_html,
        case when m.record_number is null then f.job_title else m.job_title end as job_title,
        case when m.record_number is null then f.tags else m.tags end as tags,
        case when m.record_number is null then f.is_remote_allowed else m.is_remote_allowed end as is_remote_allowed,
        case when m.record_number is null then f.compensation else m.compensation end as compensation,
        case when m.record_number is null then f.compensation_min else m.compensation_min end as compensation_min,
        case when m.record_number is null then f.compensation_max else m.compensation_max end as compensation_max,
        case when m.record_number is null then f.compensation_currency else m.compensation_currency end as compensation_currency,
        case when m.record_number is null then f.compensation_period else m.compensation_period end as compensation_period,
        case when m.record_number is null then f.raw_location else m.raw_location end as raw_location,
        case when m.record_number is null then f.location_city else m.location_city end as location_city,
        case when m.record_number is null then f.location_region else m.location_region end as location_region,
        case when m.record_number is null then f.location_country else m.location_country end as location_country,
        case when m.record_number is null then f.company_name else m.company_name end as company_name,
        case when m.record_number is null then f.company_url else m.company_url end as company_url,
        case when m.record_number is null then f.canonical_url else m.canonical_url end as canonical_url,
        case when m.record_number is null then f.department else m.department end as department,
        case when m.record_number is null then f.job_source else m.job_source end as job_source,
        case when m.record_number is null then f.employment_type else m.employment_type end as employment_type,
        case when m.record_number is null then f.seniority_level else m.seniority_level end as seniority_level,
        case when m.record_number is null then f.posting_datetime else m.posting_datetime end as posting_datetime
    )
from field as f
left join merged_record as m on m.text_record = f.record_number
left join merged_page as page on page.record_number = m.record_number
where m.record_number is not null or f.record_number not in (select record_number from repeat_member)

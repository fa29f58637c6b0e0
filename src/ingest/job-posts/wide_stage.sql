-- Grain: one record of a job post that the table has, and that may differ from it. No parameters.
create temporary table wide_stage (
    record_number bigint,
    source_url text,
    canonical_url text,
    job_title text,
    raw_location text,
    location_city text,
    location_country text,
    employment_type text,
    seniority_level text,
    department text,
    posting_datetime timestamptz,
    scraped_html text,
    description_raw text,
    description_clean text,
    is_remote_allowed boolean,
    compensation_currency text,
    compensation_min numeric,
    compensation_max numeric,
    compensation_notes text,
    company_id uuid,
    job_source_id uuid
) on commit drop;

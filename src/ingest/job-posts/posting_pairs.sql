-- Grain: one combination of company name, website, source and host in the file; '' is no company key or domain.
-- And one known company, with its key. No parameters.
create temporary table posting_pair (
    pair_number bigint,
    company_name text,
    company_key text,
    company_domain text,
    job_source text
) on commit drop;

create temporary table known_company (
    company_id uuid,
    company_key text,
    company_domain text,
    created_at timestamptz
) on commit drop;

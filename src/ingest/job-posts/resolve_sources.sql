-- Adds the job sources that the file names and the table lacks. Parameter: kinds (a JSON object,
-- name -> source_type).
insert into nyx.job_sources (name, source_type)
select named.job_source, coalesce(:'kinds'::jsonb ->> named.job_source, 'job_board')
from (
    select distinct on (lower(job_source)) job_source
    from pg_temp.posting_pair
    where job_source is not null
    order by lower(job_source), pair_number
) as named
where not exists (
    select from nyx.job_sources as known where lower(known.name) = lower(named.job_source)
)
on conflict (name) do nothing;

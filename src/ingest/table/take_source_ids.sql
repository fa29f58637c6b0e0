-- A source of jobs that nothing refers to, as a new database has some, takes the id by which the
-- file knows its name: else the rows of another database, whose posts refer to that id, could not
-- come in.
with told as (
    select distinct on (s.name) s.id, s.name
    from pg_temp.typed as s
    where s.id is not null
    order by s.name, s.record_number
)

update nyx.job_sources as source
set id = told.id
from told
where source.name = told.name
    and source.id <> told.id
    and not exists (select from nyx.job_sources as other where other.id = told.id)
    and not exists (select from nyx.job_posts as post where post.job_source_id = source.id)
    and not exists (
        select from nyx.data_corrections as correction
        where correction.table_name = 'job_sources' and correction.record_id = source.id
    );

-- Notes on each staged row the application that is there already: that of its id, or of its user,
-- post and session; and in pg_temp.record_key, of every record, by what its application is found.
-- No parameters.
update pg_temp.stage as s
set application_id = known.id
from (
    select distinct on (user_id, job_post_id, session_id)
        id, user_id::text as user_id, job_post_id::text as job_post_id,
        coalesce(session_id::text, '') as session_id
    from nyx.applications
    order by user_id, job_post_id, session_id, id
) as known
where s.id is null
    and known.user_id = s.user_id
    and known.job_post_id = s.job_post_id
    and known.session_id = coalesce(s.session_id, '');

update pg_temp.stage as s
set application_id = known.id
from nyx.applications as known
where s.id is not null and known.id::text = s.id;

create temporary table record_key on commit drop as
select
    record_number, id, user_id, job_post_id, coalesce(session_id, '') as session_id, application_id
from pg_temp.stage;

analyze pg_temp.record_key;

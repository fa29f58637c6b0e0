-- Finds the application that each staged row is about. Where the file names no session it is the
-- one to that post, whatever its session; where there are several, the one without a session, else
-- the one sent last. Parameter: has_sessions.
with
known as (
    select
        user_id::text as user_id, job_post_id::text as job_post_id,
        (
            array_agg(
                session_id order by session_id is not null,
                application_submitted_at desc nulls last, id
            )
        )[1]::text
            as session_id
    from nyx.applications
    where not :'has_sessions'::boolean
    group by user_id, job_post_id
)

update pg_temp.stage as s
set session_id = k.session_id
from known as k
where k.user_id = s.user_id and k.job_post_id = s.job_post_id and s.session_id is null;

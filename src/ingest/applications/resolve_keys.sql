-- Fills the ids of staged applications from what people know instead: user_email, job_post_url,
-- session_name. An id that the file gives stays. No parameters.
update pg_temp.stage as s
set user_id = u.id::text
from nyx.users as u
where s.user_id is null and lower(u.email) = lower(s.user_email);

update pg_temp.stage as s
set job_post_id = post.id::text
from nyx.job_posts as post
where s.job_post_id is null and post.source_url = s.job_post_url;

update pg_temp.stage as s
set job_post_id = post.id::text
from (
    select canonical_url, (array_agg(id))[1] as id
    from nyx.job_posts
    where canonical_url in (select job_post_url from pg_temp.stage where job_post_id is null)
    group by canonical_url
    having count(*) = 1
) as post
where s.job_post_id is null and post.canonical_url = s.job_post_url;

update pg_temp.stage as s
set session_id = named.id::text
from (
    select user_id, session_name, (array_agg(id))[1] as id
    from nyx.application_sessions
    group by user_id, session_name
    having count(*) = 1
) as named
where s.session_id is null
    and named.session_name = s.session_name
    and named.user_id::text = s.user_id;

with unresolved as (
    delete from pg_temp.stage as s
    where (s.user_email is not null and s.user_id is null)
        or (s.job_post_url is not null and s.job_post_id is null)
        or (s.session_name is not null and s.session_id is null)
    returning s.*
)
insert into pg_temp.stage_reject (record_number, column_name, reason_code, message)
select
    record_number,
    case
        when user_email is not null and user_id is null then 'user_email'
        when job_post_url is not null and job_post_id is null then 'job_post_url'
        else 'session_name'
    end,
    'no_such_row',
    case
        when user_email is not null and user_id is null
            then 'no user has this address: say whose list it is with --user EMAIL'
        when job_post_url is not null and job_post_id is null
            then 'no job post has this URL, or several have'
        else 'the user has no session of this name, or several'
    end
from unresolved;

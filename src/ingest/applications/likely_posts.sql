-- Grain of pg_temp.likely_post: one stored post with a title that a row tells, whether those whose
-- list it is applied to it, and the day on which one of them last did. No parameters.
create temporary table likely_post on commit drop as
select
    p.source_url,
    lower(p.job_title) as title,
    c.name as company,
    lower(p.raw_location) as place,
    applied.is_applied_to,
    applied.sent_on
from nyx.job_posts as p
left join nyx.companies as c on c.id = p.company_id
cross join lateral (
    select
        count(*) > 0 as is_applied_to, left(max(a.application_submitted_at)::text, 10) as sent_on
    from nyx.applications as a
    where a.job_post_id = p.id and a.user_id in (select user_id::uuid from pg_temp.stage)
) as applied
where lower(p.job_title) in (select title from pg_temp.told_title);

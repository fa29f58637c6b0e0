-- Grain of pg_temp.likely_post: one stored post with a title that a row without a URL tells, and
-- the day on which somebody last applied to it, if anybody did. No parameters.
create temporary table likely_post on commit drop as
select
    p.source_url,
    lower(p.job_title) as title,
    c.name as company,
    lower(p.raw_location) as place,
    (
        select left(max(a.application_submitted_at)::text, 10)
        from nyx.applications as a
        where a.job_post_id = p.id and a.user_id in (select user_id::uuid from pg_temp.stage)
    ) as sent_on
from nyx.job_posts as p
left join nyx.companies as c on c.id = p.company_id
where lower(p.job_title) in (select title from pg_temp.told_title);

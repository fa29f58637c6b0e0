-- Grain of pg_temp.linked_post: one stored post that has a URL which rows tell (told_url), or the
-- page of one (same_page_post). No parameters.
create temporary table linked_post on commit drop as
select p.source_url, lower(p.job_title) as title, c.name as company
from nyx.job_posts as p
left join nyx.companies as c on c.id = p.company_id
where p.source_url in (select url from pg_temp.told_url)
    or p.id in (select id from pg_temp.same_page_post);

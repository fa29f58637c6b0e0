-- Adds the tags in pg_temp.tagged_post; tags differ by more than case. Tags a post already has
-- stay. No parameters.
create temporary table staged_tag on commit drop as
select t.source_url, tag.name
from pg_temp.tagged_post as t
cross join lateral jsonb_array_elements_text(t.tags::jsonb) as tag (name);

insert into nyx.job_tags (name)
select distinct on (lower(t.name)) t.name
from pg_temp.staged_tag as t
where not exists (select from nyx.job_tags as known where lower(known.name) = lower(t.name))
order by lower(t.name), t.name
on conflict (name) do nothing;

insert into nyx.job_post_tags (job_post_id, job_tag_id)
select post.id, tag.id
from pg_temp.staged_tag as t
inner join nyx.job_posts as post on post.source_url = t.source_url
inner join (
    select distinct on (lower(name)) lower(name) as name, id
    from nyx.job_tags
    order by lower(name), created_at, id
) as tag on tag.name = lower(t.name)
on conflict (job_post_id, job_tag_id) do nothing;

-- Grain: one staged record whose job post the table has. `same`: its load would change nothing. No
-- parameters.
create temporary table known_post on commit drop as
select
    s.record_number,
    s.source_hash,
    post.id as job_post_id,
    coalesce(h.source_hash = s.source_hash and h.row_updated_at = post.updated_at, false) as same
from pg_temp.staged_post as s
inner join nyx.job_posts as post on post.source_url = s.source_url
left join etl.job_post_hashes as h on h.job_post_id = post.id;

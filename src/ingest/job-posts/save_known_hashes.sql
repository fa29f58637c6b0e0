-- Remembers how this load left the job posts that were there already. No parameters.
insert into etl.job_post_hashes as h (job_post_id, source_hash, row_updated_at)
select known.job_post_id, known.source_hash, post.updated_at
from pg_temp.known_post as known
inner join nyx.job_posts as post on post.id = known.job_post_id
where not known.same and post.updated_at is not null
on conflict (job_post_id) do update
set source_hash = excluded.source_hash, row_updated_at = excluded.row_updated_at;

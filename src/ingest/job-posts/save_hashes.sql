-- Remembers how this load left its job posts; those known as the same are remembered already. Parameter: id_prefix, the
-- first 24 characters of the ids of the new posts, which end in the record's number; took_known, whether known ones were merged.
insert into etl.job_post_hashes as h (job_post_id, source_hash, row_updated_at)
select loaded.job_post_id, loaded.source_hash, loaded.row_updated_at
from (
    select
        (:'id_prefix'::text || lpad(to_hex(s.record_number), 12, '0'))::uuid as job_post_id,
        s.source_hash,
        now() as row_updated_at
    from pg_temp.stage as s
    where not exists (select from pg_temp.known_post as known where known.record_number = s.record_number)
    union all
    select known.job_post_id, known.source_hash, post.updated_at
    from pg_temp.known_post as known
    inner join nyx.job_posts as post on post.id = known.job_post_id
    where :'took_known'::boolean and not known.same and post.updated_at is not null
) as loaded
on conflict (job_post_id) do update
set source_hash = excluded.source_hash, row_updated_at = excluded.row_updated_at;

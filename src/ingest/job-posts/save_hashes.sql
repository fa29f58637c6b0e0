-- Remembers how this load left the job posts it wrote. Parameter: id_prefix, the first 24 characters of the new posts' ids,
-- which end in the record's number.
insert into etl.job_post_hashes (job_post_id, source_hash, row_updated_at)
select
    (:'id_prefix'::text || lpad(to_hex(s.record_number), 12, '0'))::uuid,
    s.source_hash,
    now()
from pg_temp.stage as s
where not exists (select from pg_temp.known_post as known where known.record_number = s.record_number);

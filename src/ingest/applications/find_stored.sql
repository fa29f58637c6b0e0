-- Fills in the applications that the merge made, of all records but those that were set aside. No
-- parameters.
delete from pg_temp.record_key as k
where not exists (select from pg_temp.stage as s where s.record_number = k.record_number)
    and not exists (
        select from pg_temp.repeated_record as r where r.record_number = k.record_number
    );

update pg_temp.record_key as k
set application_id = a.id
from nyx.applications as a
where k.application_id is null
    and a.user_id::text = k.user_id
    and a.job_post_id::text = k.job_post_id
    and coalesce(a.session_id::text, '') = k.session_id
    and (k.id is null or a.id::text = k.id);

analyze pg_temp.record_key;

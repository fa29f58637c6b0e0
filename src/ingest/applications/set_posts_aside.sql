-- Takes the URLs of the posts over into the stage, and sets aside the rows whose posts cannot be
-- stored. No parameters.
with bad as (
    delete from pg_temp.stage as s
    using pg_temp.unfit_post as u
    where u.record_number = s.record_number
    returning s.record_number, u.reason
)
insert into pg_temp.stage_reject (record_number, column_name, reason_code, message)
select
    record_number, null, reason,
    case reason
        when 'too_long'
            then 'its URL, title, company or town is longer than the 2,600 bytes that an index can '
                'take'
        else 'it names neither a post nor a company'
    end
from bad;

update pg_temp.stage as s
set job_post_url = r.url
from pg_temp.record_url as r
where r.record_number = s.record_number;

-- Lets new applications go on to the next state that they have been in, so that the history has
-- each. Parameters: state, and the one before.
update nyx.applications as a
set application_status = :'state'
from pg_temp.record_key as k
inner join pg_temp.stage as s on s.record_number = k.record_number
where k.application_id = a.id
    and s.application_id is null
    and a.application_status = :'before'
    and (
        s.final_status = :'state'
        or (
            s.final_status = 'cancelled'
                and :'state' = 'submitted'
                and s.application_submitted_at is not null
        )
    );

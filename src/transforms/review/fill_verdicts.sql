-- Fills pg_temp.given_verdicts. Parameters: verdicts.
insert into given_verdicts (place, email_id, label, application_id, denies)
select v.place, v.email_id, v.label, v.application_id, v.denies
from jsonb_to_recordset(:'verdicts'::jsonb) as v (
    place integer, email_id uuid, label text, application_id uuid, denies boolean
)

-- Sessions that began on a reporting day from :'from_day' to :'to_day': one row per session.
select s.id as key
from corrected.application_sessions as s
where s.start_datetime >= (:'from_day'::date)::timestamp at time zone :'timezone'::text
    and s.start_datetime < (:'to_day'::date + 1)::timestamp at time zone :'timezone'::text

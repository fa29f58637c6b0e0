-- Grain: one row: the instants that the days from :'from_day' to :'to_day' of :'timezone' begin and
-- end at.
select
    (:'from_day'::date)::timestamp at time zone :'timezone'::text as begins_at,
    (:'to_day'::date + 1)::timestamp at time zone :'timezone'::text as ends_at

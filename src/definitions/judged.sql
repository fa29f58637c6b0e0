-- Grain: one application of a group, and whether it was sent and has been answered by silence.
-- Reads members (group_id, and application_facts' columns), reporting.
select
    m.*,
    m.submitted_at is not null as sent,
    coalesce(
        not m.replied
        and etl.micros_between(etl.known_instant(m.submitted_at), (select r.as_of from reporting as r))
        > (select r.ghost_after_us from reporting as r),
        false
    ) as ghosted
from members as m

-- Grain: one application of a group: whether it was sent, has been answered by silence, or waits.
-- Reads members (group_id, and application_facts' columns, replied among them), reporting.
with
silences as (
    select
        m.*,
        m.submitted_at is not null as sent,
        coalesce(
            not m.replied
            and etl.micros_between(
                etl.known_instant(m.submitted_at), (select r.as_of from reporting as r)
            ) > (select r.ghost_after_us from reporting as r),
            false
        ) as ghosted
    from members as m
)

select s.*, s.sent and not s.replied and not s.ghosted as waiting
from silences as s

-- Grain: one application of a group: whether it was sent, has been answered by silence, or waits.
-- Reads members (group_id, and application_facts' columns, successful and replied among them),
-- reporting.
with
silences as (
    select
        m.*,
        -- What says that it was sent, and not when, was sent all the same.
        m.submitted_at is not null or m.successful as sent,
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

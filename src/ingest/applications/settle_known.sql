-- Meets each staged row with the application that is there already, so that a poorer list takes
-- nothing away: the effort that is known stays, a state only goes on unless it is told by its own
-- name, a day does not replace its hour, nor a bare date a day of sending. A new one without an
-- effort gets the default, and no word on who chose it. Parameters: default_effort, timezone.
with
met as (
    select
        s.record_number,
        a.id as application_id,
        coalesce(s.effort_level, a.effort_level, :'default_effort') as effort_level,
        case
            when s.effort_level is not null
                then coalesce(s.effort_hint_source, a.effort_hint_source, 'auto')
            else a.effort_hint_source
        end as effort_hint_source,
        coalesce(s.final_status, case when a.id is null then 'queued' end) as state,
        a.application_status as known_state,
        a.id is not null and coalesce(
            s.sent_day
            and date_trunc('day', s.application_submitted_at::timestamptz at time zone :'timezone')
            = date_trunc('day', a.application_submitted_at at time zone :'timezone'),
            false
        ) as is_same_day,
        s.sent_bare and a.application_submitted_at is not null as is_told_better,
        case when a.domain_name is null then s.domain_name end as domain_name
    from pg_temp.stage as s
    left join nyx.applications as a on a.id = s.application_id
)

update pg_temp.stage as s
set
    application_id = m.application_id,
    effort_level = m.effort_level,
    effort_hint_source = m.effort_hint_source,
    application_status = case
        when m.application_id is null
        then case
            when m.state in ('submitted', 'cancelled')
                and s.created_at::timestamptz < s.application_submitted_at::timestamptz
            then 'queued'
            when m.state = 'cancelled' and s.application_submitted_at is not null then 'submitted'
            else m.state
        end
        when s.counts_anyway or coalesce(told.place > known.place, m.known_state is null)
            then m.state
    end,
    application_submitted_at = case
        when not (m.is_same_day or m.is_told_better) then s.application_submitted_at
    end,
    created_at = case
        when m.application_id is null
        then coalesce(
            s.created_at, s.application_submitted_at, s.application_started_at, now()::text
        )
    end,
    domain_name = m.domain_name
from met as m
left join pg_temp.state_rank as told on told.state = m.state
left join pg_temp.state_rank as known on known.state = m.known_state
where m.record_number = s.record_number;

-- Grain: one session and how long it took; null unless it ended at or after its start, both known.
-- Reads application_sessions.
select
    s.id as session_id,
    case
        when etl.known_instant(s.end_datetime) >= etl.known_instant(s.start_datetime)
            then etl.quotient_0(
                etl.micros_between(
                    etl.known_instant(s.start_datetime), etl.known_instant(s.end_datetime)
                ),
                1000000
            )
    end as duration_seconds
from application_sessions as s

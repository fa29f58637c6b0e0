-- A program's smallest date (year 1) or an infinite one says nothing about how long something took, and must not end a run; nor
-- must two instants further apart than an interval reaches (year 4713 BC and year 294276).

create or replace function etl.duration_seconds(
    duration_seconds integer, started_at timestamptz, submitted_at timestamptz
)
returns numeric
language sql immutable parallel safe
return coalesce(
    duration_seconds::numeric,
    case when isfinite(started_at) and isfinite(submitted_at)
        then greatest(-2147483648, least(2147483647, extract(epoch from submitted_at) - extract(epoch from started_at)))
    end
);

comment on function etl.duration_seconds(integer, timestamptz, timestamptz) is
    'Seconds an application took: as noted, else from start to submission as far as an integer reaches, else null.';

create or replace function etl.days_between(submitted_at timestamptz, received_at timestamptz) returns numeric
language sql immutable parallel safe
return (
    case when isfinite(submitted_at) and isfinite(received_at)
        then (extract(epoch from received_at) - extract(epoch from submitted_at)) / 86400
    end
);

comment on function etl.days_between(timestamptz, timestamptz) is
    'Days with fractions from submission to response; null when one of them is infinite.';

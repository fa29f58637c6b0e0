-- The words of docs/metrics.md as functions, so that each is written once. All of them are inlined by the planner.

create function etl.is_successful(application_status text, success_flag boolean) returns boolean
language sql immutable parallel safe
return coalesce(application_status = 'submitted' and success_flag is not false, false);

comment on function etl.is_successful(text, boolean) is
    'Whether an application succeeded: submitted, and not known to have failed.';

create function etl.is_failed(application_status text, success_flag boolean) returns boolean
language sql immutable parallel safe
return coalesce(application_status = 'failed' or (application_status = 'submitted' and success_flag is false), false);

comment on function etl.is_failed(text, boolean) is
    'Whether an application failed, or was submitted in vain.';

-- A program's smallest date (year 1) or an infinite one says nothing about how long something took, and must not end a run; nor
-- must two instants further apart than an interval reaches (year 4713 BC and year 294276).

create function etl.duration_seconds(
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

create function etl.is_answer(direction text, received_at timestamptz, submitted_at timestamptz) returns boolean
language sql immutable parallel safe
return coalesce(direction = 'inbound' and received_at >= submitted_at, false);

comment on function etl.is_answer(text, timestamptz, timestamptz) is
    'Whether a linked e-mail came in at or after the submission.';

create function etl.is_response(link_type text) returns boolean
language sql immutable parallel safe
return coalesce(link_type in ('interview_invite', 'rejection', 'offer', 'assessment'), false);

comment on function etl.is_response(text) is
    'Whether a link is of a type that counts as a response. A confirmation is an automatic receipt and does not.';

create function etl.days_between(submitted_at timestamptz, received_at timestamptz) returns numeric
language sql immutable parallel safe
return (
    case when isfinite(submitted_at) and isfinite(received_at)
        then (extract(epoch from received_at) - extract(epoch from submitted_at)) / 86400
    end
);

comment on function etl.days_between(timestamptz, timestamptz) is
    'Days with fractions from submission to response; null when one of them is infinite.';

create function etl.wilson_interval(successes bigint, total bigint) returns jsonb
language sql immutable parallel safe
return (
    select jsonb_build_array(
        trim_scale(round(greatest(0, (centre - spread) / scale)::numeric, 4)),
        trim_scale(round(least(1, (centre + spread) / scale)::numeric, 4))
    )
    from (
        select
            share + z * z / (2 * n) as centre,
            z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) as spread,
            1 + z * z / n as scale
        from (
            select
                1.959963984540054::double precision as z,
                nullif(total, 0)::double precision as n,
                successes::double precision / nullif(total, 0) as share
        ) as sample
    ) as interval
    where scale is not null
);

comment on function etl.wilson_interval(bigint, bigint) is
    'Wilson''s 95 % interval [low, high] of a share, to 4 decimals; null when total is 0.';

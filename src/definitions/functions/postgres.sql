-- The scalar functions that the definitions call, for PostgreSQL; functions/duckdb.sql has the
-- same for DuckDB, and functions/vectors.tsv what both give. PostgreSQL puts each of them in the
-- place of its call.

-- Spans between known instants fit 64 bits twenty times over, which the percentiles need.
create function etl.known_instant(instant timestamptz) returns timestamptz
language sql immutable parallel safe
return case
    when instant >= timestamptz '0001-01-01 00:00:00+00'
        and instant < timestamptz '10000-01-01 00:00:00+00'
        then instant
end;

comment on function etl.known_instant(timestamptz) is
    'The instant if it is of the years 1 to 9999 (UTC), else null.';

-- A program's smallest or largest date is no day on which anything happened.
create function etl.day_of(instant timestamptz, timezone text) returns date
language sql immutable parallel safe
return case
    when instant >= timestamptz '1900-01-01 00:00:00+00'
        and instant < timestamptz '2200-01-01 00:00:00+00'
        then cast(timezone(timezone, instant) as date)
end;

comment on function etl.day_of(timestamptz, text) is
    'The day of an instant in a time zone; null unless it is of the years 1900 to 2199 (UTC).';

create function etl.micros_between(since timestamptz, until timestamptz) returns bigint
language sql immutable parallel safe
return cast((extract(epoch from until) - extract(epoch from since)) * 1000000 as bigint);

comment on function etl.micros_between(timestamptz, timestamptz) is
    'Microseconds between two known instants.';

create function etl.whole_days(micros bigint) returns integer
language sql immutable parallel safe
return case when micros >= 0 then cast(micros / 86400000000 as integer) end;

comment on function etl.whole_days(bigint) is
    'How many whole days a span of microseconds has; null of a negative one.';

create function etl.millionths(amount numeric) returns bigint
language sql immutable parallel safe
return cast(nullif(amount, 'NaN') * 1000000 as bigint);

comment on function etl.millionths(numeric) is
    'An amount of up to 6 decimals as an integer; null of what is no number.';

create function etl.thousandths(amount numeric) returns integer
language sql immutable parallel safe
return cast(nullif(amount, 'NaN') * 1000 as integer);

comment on function etl.thousandths(numeric) is
    'An amount of up to 3 decimals as an integer; null of what is no number.';

create function etl.lower_ascii(value text) returns text
language sql immutable parallel safe
return translate(value, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz');

comment on function etl.lower_ascii(text) is
    'A text with A to Z in lower case, whatever the locale.';

create function etl.is_answer(label text) returns boolean
language sql immutable parallel safe
return label in ('interview_invite', 'rejection', 'offer', 'assessment');

comment on function etl.is_answer(text) is
    'Whether mail of this label is a company''s answer to an application.';

-- The one rounding: an exact quotient of integers, half away from zero. numeric division stops
-- after some digits, and then takes 1.505 for less than it is.

create function etl.quotient_0(numerator numeric, denominator numeric) returns numeric
language sql immutable parallel safe
return sign(numerator) * div(2 * abs(numerator) + denominator, 2 * nullif(denominator, 0));

create function etl.quotient_2(numerator numeric, denominator numeric) returns numeric
language sql immutable parallel safe
return sign(numerator) * 0.01
    * div(200 * abs(numerator) + denominator, 2 * nullif(denominator, 0));

create function etl.quotient_3(numerator numeric, denominator numeric) returns numeric
language sql immutable parallel safe
return sign(numerator) * 0.001
    * div(2000 * abs(numerator) + denominator, 2 * nullif(denominator, 0));

create function etl.quotient_4(numerator numeric, denominator numeric) returns numeric
language sql immutable parallel safe
return sign(numerator) * 0.0001
    * div(20000 * abs(numerator) + denominator, 2 * nullif(denominator, 0));

create function etl.quotient_6(numerator numeric, denominator numeric) returns numeric
language sql immutable parallel safe
return sign(numerator) * 0.000001
    * div(2000000 * abs(numerator) + denominator, 2 * nullif(denominator, 0));

comment on function etl.quotient_0(numeric, numeric) is
    'Quotient of integers, rounded; null when divided by 0.';
comment on function etl.quotient_2(numeric, numeric) is
    'Quotient of integers to 2 decimals; null when divided by 0.';
comment on function etl.quotient_3(numeric, numeric) is
    'Quotient of integers to 3 decimals; null when divided by 0.';
comment on function etl.quotient_4(numeric, numeric) is
    'Quotient of integers to 4 decimals; null when divided by 0.';
comment on function etl.quotient_6(numeric, numeric) is
    'Quotient of integers to 6 decimals; null when divided by 0.';

-- Wilson's interval: (k + z²/2 ∓ z √(k (n - k) / n + z²/4)) / (n + z²) with z = 1.959964. The root
-- is the only inexact step; IEEE doubles give it alike everywhere.

create function etl.wilson_low(successes bigint, total bigint) returns numeric
language sql immutable parallel safe
return cast(
    floor(
        (successes + 1.920729440648::float8 - 1.959964::float8 * sqrt(
            successes::float8 * (total - successes) / nullif(total, 0) + 0.960364720324::float8
        )) / (total + 3.841458881296::float8) * 10000 + 0.5
    ) as integer
) * 0.0001;

create function etl.wilson_high(successes bigint, total bigint) returns numeric
language sql immutable parallel safe
return cast(
    floor(
        (successes + 1.920729440648::float8 + 1.959964::float8 * sqrt(
            successes::float8 * (total - successes) / nullif(total, 0) + 0.960364720324::float8
        )) / (total + 3.841458881296::float8) * 10000 + 0.5
    ) as integer
) * 0.0001;

comment on function etl.wilson_low(bigint, bigint) is
    'Lower end of Wilson''s 95 % interval of a share, to 4 decimals; null when total is 0.';
comment on function etl.wilson_high(bigint, bigint) is
    'Upper end of Wilson''s 95 % interval of a share, to 4 decimals; null when total is 0.';

-- The band of Kaplan and Meier's estimate by Greenwood: S ∓ z S √v, kept from 0 to 1. As above, the
-- root is the only inexact step.

create function etl.survival_low(share numeric, variance numeric) returns numeric
language sql immutable parallel safe
return greatest(0, cast(
    floor(
        share::float8 / 1000000000000::float8
            * (1::float8 - 1.959964::float8 * sqrt(variance::float8 / 1000000000000::float8))
            * 10000::float8 + 0.5::float8
    ) as integer
)) * 0.0001;

create function etl.survival_high(share numeric, variance numeric) returns numeric
language sql immutable parallel safe
return least(10000, cast(
    floor(
        share::float8 / 1000000000000::float8
            * (1::float8 + 1.959964::float8 * sqrt(variance::float8 / 1000000000000::float8))
            * 10000::float8 + 0.5::float8
    ) as integer
)) * 0.0001;

comment on function etl.survival_low(numeric, numeric) is
    'Lower end of the 95 % band of a share S that survives, in trillionths, to 4 decimals; '
    'variance is Greenwood''s sum, in trillionths.';
comment on function etl.survival_high(numeric, numeric) is
    'Upper end of the 95 % band of a share S that survives, in trillionths, to 4 decimals; '
    'variance is Greenwood''s sum, in trillionths.';

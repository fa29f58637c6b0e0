-- The scalar functions that the definitions call, for DuckDB, in a catalog called etl; see
-- functions/postgres.sql.
create or replace macro etl.known_instant(instant) as case
    when instant >= timestamptz '0001-01-01 00:00:00+00'
        and instant < timestamptz '10000-01-01 00:00:00+00'
        then instant
end;

create or replace macro etl.day_of(instant, zone) as case
    when instant >= timestamptz '1900-01-01 00:00:00+00'
        and instant < timestamptz '2200-01-01 00:00:00+00'
        then cast(timezone(zone, instant) as date)
end;

create or replace macro etl.micros_between(since, until) as epoch_us(until) - epoch_us(since);

create or replace macro etl.whole_days(micros) as
    case when micros >= 0 then cast(micros // 86400000000 as integer) end;

create or replace macro etl.millionths(amount) as
    cast(cast(amount as decimal(28, 6)) * 1000000 as bigint);

create or replace macro etl.thousandths(amount) as
    cast(cast(amount as decimal(28, 3)) * 1000 as integer);

create or replace macro etl.lower_ascii(value) as
    translate(value, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz');

create or replace macro etl.is_answer(label) as
    label in ('interview_invite', 'rejection', 'offer', 'assessment');

-- HUGEINT holds the sum of 1e9 response times, times 2,000,000. Both are cast: of decimals, //
-- would divide doubles.
create or replace macro etl.quotient_0(numerator, denominator) as cast(
    sign(numerator) * (
        (2 * abs(cast(numerator as hugeint)) + cast(denominator as hugeint))
        // (2 * nullif(cast(denominator as hugeint), 0))
    )
    as decimal(18, 0)
);

create or replace macro etl.quotient_2(numerator, denominator) as
    etl.quotient_0(100 * cast(numerator as hugeint), denominator) * cast(0.01 as decimal(2, 2));

create or replace macro etl.quotient_3(numerator, denominator) as
    etl.quotient_0(1000 * cast(numerator as hugeint), denominator) * cast(0.001 as decimal(3, 3));

create or replace macro etl.quotient_4(numerator, denominator) as
    etl.quotient_0(10000 * cast(numerator as hugeint), denominator) * cast(0.0001 as decimal(4, 4));

create or replace macro etl.quotient_6(numerator, denominator) as
    etl.quotient_0(
        1000000 * cast(numerator as hugeint), denominator
    ) * cast(0.000001 as decimal(6, 6));

create or replace macro etl.wilson_low(successes, total) as cast(
    floor(
        (successes + 1.920729440648::double - 1.959964::double * sqrt(
            successes::double * (total - successes) / nullif(total, 0) + 0.960364720324::double
        )) / (total + 3.841458881296::double) * 10000 + 0.5
    ) as integer
) * cast(0.0001 as decimal(4, 4));

create or replace macro etl.wilson_high(successes, total) as cast(
    floor(
        (successes + 1.920729440648::double + 1.959964::double * sqrt(
            successes::double * (total - successes) / nullif(total, 0) + 0.960364720324::double
        )) / (total + 3.841458881296::double) * 10000 + 0.5
    ) as integer
) * cast(0.0001 as decimal(4, 4));

create or replace macro etl.survival_low(share, variance) as greatest(0, cast(
    floor(
        share::double / 1000000000000::double
            * (1::double - 1.959964::double * sqrt(variance::double / 1000000000000::double))
            * 10000::double + 0.5::double
    ) as integer
)) * cast(0.0001 as decimal(4, 4));

create or replace macro etl.survival_high(share, variance) as least(10000, cast(
    floor(
        share::double / 1000000000000::double
            * (1::double + 1.959964::double * sqrt(variance::double / 1000000000000::double))
            * 10000::double + 0.5::double
    ) as integer
)) * cast(0.0001 as decimal(4, 4));

-- For reports: a share with its interval.
create or replace macro etl.rate(value, low, high) as case
    when value is not null then {'value': value::double, 'low': low::double, 'high': high::double}
end;

create or replace macro etl.rate_of(successes, total) as etl.rate(
    etl.quotient_4(successes, total),
    etl.wilson_low(successes, total),
    etl.wilson_high(successes, total)
);

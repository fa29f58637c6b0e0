-- The scalar functions that the definitions call, for Spark 4 in the time zone UTC; see
-- functions/postgres.sql.
create database if not exists etl;

create or replace function etl.known_instant(instant timestamp) returns timestamp return
    case
        when instant >= timestamp '0001-01-01 00:00:00'
            and instant < timestamp '+10000-01-01 00:00:00'
            then instant
    end;

create or replace function etl.day_of(instant timestamp, zone string) returns date return
    case
        when instant >= timestamp '1900-01-01 00:00:00'
            and instant < timestamp '2200-01-01 00:00:00'
            then cast(from_utc_timestamp(instant, zone) as date)
    end;

create or replace function etl.micros_between(since timestamp, until timestamp)
returns bigint return
    unix_micros(until) - unix_micros(since);

create or replace function etl.whole_days(micros bigint) returns int return
    case when micros >= 0 then cast(micros div 86400000000 as int) end;

create or replace function etl.millionths(amount decimal(38, 18)) returns bigint return
    cast(cast(amount as decimal(28, 6)) * 1000000 as bigint);

create or replace function etl.thousandths(amount decimal(38, 18)) returns int return
    cast(cast(amount as decimal(28, 3)) * 1000 as int);

create or replace function etl.lower_ascii(value string) returns string return
    translate(value, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz');

create or replace function etl.is_answer(label string) returns boolean return
    label in ('interview_invite', 'rejection', 'offer', 'assessment');

-- Decimals of 38 digits hold the sum of 1e9 response times, times 2,000,000.
create or replace function etl.quotient_0(numerator decimal(38, 0), denominator decimal(38, 0))
returns decimal(18, 0) return
    cast(
        case when numerator < 0 then -1 else 1 end
            * ((2 * abs(numerator) + denominator) div (2 * nullif(denominator, 0)))
        as decimal(18, 0)
    );

create or replace function etl.quotient_2(numerator decimal(38, 0), denominator decimal(38, 0))
returns decimal(20, 2) return
    cast(etl.quotient_0(100 * numerator, denominator) * 0.01 as decimal(20, 2));

create or replace function etl.quotient_3(numerator decimal(38, 0), denominator decimal(38, 0))
returns decimal(21, 3) return
    cast(etl.quotient_0(1000 * numerator, denominator) * 0.001 as decimal(21, 3));

create or replace function etl.quotient_4(numerator decimal(38, 0), denominator decimal(38, 0))
returns decimal(22, 4) return
    cast(etl.quotient_0(10000 * numerator, denominator) * 0.0001 as decimal(22, 4));

create or replace function etl.quotient_6(numerator decimal(38, 0), denominator decimal(38, 0))
returns decimal(24, 6) return
    cast(etl.quotient_0(1000000 * numerator, denominator) * 0.000001 as decimal(24, 6));

create or replace function etl.wilson_low(successes bigint, total bigint)
returns decimal(14, 4) return
    cast(
        floor(
            (successes + 1.920729440648D - 1.959964D * sqrt(
                cast(successes as double) * (total - successes) / nullif(total, 0) + 0.960364720324D
            )) / (total + 3.841458881296D) * 10000 + 0.5D
        ) * 0.0001 as decimal(14, 4)
    );

create or replace function etl.wilson_high(successes bigint, total bigint)
returns decimal(14, 4) return
    cast(
        floor(
            (successes + 1.920729440648D + 1.959964D * sqrt(
                cast(successes as double) * (total - successes) / nullif(total, 0) + 0.960364720324D
            )) / (total + 3.841458881296D) * 10000 + 0.5D
        ) * 0.0001 as decimal(14, 4)
    );

create or replace function etl.survival_low(share bigint, variance bigint)
returns decimal(14, 4) return
    cast(
        greatest(0, floor(
            cast(share as double) / 1000000000000D
                * (1D - 1.959964D * sqrt(cast(variance as double) / 1000000000000D)) * 10000D + 0.5D
        )) * 0.0001 as decimal(14, 4)
    );

create or replace function etl.survival_high(share bigint, variance bigint)
returns decimal(14, 4) return
    cast(
        least(10000, floor(
            cast(share as double) / 1000000000000D
                * (1D + 1.959964D * sqrt(cast(variance as double) / 1000000000000D)) * 10000D + 0.5D
        )) * 0.0001 as decimal(14, 4)
    );

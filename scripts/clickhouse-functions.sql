-- The scalar functions that the definitions call, for ClickHouse, which knows no schema: a dot of
-- their names is an underscore here. See src/definitions/functions/postgres.sql.
create function etl_known_instant as (instant) ->
    if(instant < toDateTime64('2299-12-31 00:00:00', 6, 'UTC'), instant, null);

create function etl_day_of as (instant, zone) -> toDate32(instant, zone);

create function etl_micros_between as (since, until) ->
    toUnixTimestamp64Micro(until) - toUnixTimestamp64Micro(since);

create function etl_whole_days as (micros) ->
    if(micros >= 0, toInt32(intDiv(micros, 86400000000)), null);

create function etl_millionths as (amount) -> toInt64(toDecimal128(amount, 6) * 1000000);

create function etl_thousandths as (amount) -> toInt32(toDecimal128(amount, 3) * 1000);

create function etl_lower_ascii as (value) -> lower(value);
create function etl_is_answer as (label) ->
    label in ('interview_invite', 'rejection', 'offer', 'assessment');

create function etl_quotient_0 as (numerator, denominator) ->
    toDecimal128(sign(toInt256(numerator)) * intDiv(
        2 * abs(toInt256(numerator)) + toInt256(denominator), 2 * nullIf(toInt256(denominator), 0)
    ), 0);

create function etl_quotient_2 as (numerator, denominator) ->
    etl_quotient_0(100 * toInt256(numerator), denominator) * toDecimal32('0.01', 2);

create function etl_quotient_3 as (numerator, denominator) ->
    etl_quotient_0(1000 * toInt256(numerator), denominator) * toDecimal32('0.001', 3);

create function etl_quotient_4 as (numerator, denominator) ->
    etl_quotient_0(10000 * toInt256(numerator), denominator) * toDecimal32('0.0001', 4);

create function etl_quotient_6 as (numerator, denominator) ->
    etl_quotient_0(1000000 * toInt256(numerator), denominator) * toDecimal32('0.000001', 6);

create function etl_wilson_low as (successes, total) -> accurateCastOrNull(
    floor(
        (successes + 1.920729440648 - 1.959964 * sqrt(
            toFloat64(successes) * (toInt64(total) - toInt64(successes)) / nullIf(total, 0) + 0.960364720324
        )) / (total + 3.841458881296) * 10000 + 0.5
    ), 'Int32'
) * toDecimal32('0.0001', 4);

create function etl_wilson_high as (successes, total) -> accurateCastOrNull(
    floor(
        (successes + 1.920729440648 + 1.959964 * sqrt(
            toFloat64(successes) * (toInt64(total) - toInt64(successes)) / nullIf(total, 0) + 0.960364720324
        )) / (total + 3.841458881296) * 10000 + 0.5
    ), 'Int32'
) * toDecimal32('0.0001', 4);

create function etl_survival_low as (share, variance) -> greatest(0, toInt32(
    floor(
        toFloat64(share) / 1000000000000.
            * (1. - 1.959964 * sqrt(toFloat64(variance) / 1000000000000.)) * 10000. + 0.5
    )
)) * toDecimal32('0.0001', 4);

create function etl_survival_high as (share, variance) -> least(10000, toInt32(
    floor(
        toFloat64(share) / 1000000000000.
            * (1. + 1.959964 * sqrt(toFloat64(variance) / 1000000000000.)) * 10000. + 0.5
    )
)) * toDecimal32('0.0001', 4);

-- Grain: one combination of what the records in the DuckDB view `chosen_key` say about pay, with the country of the place
-- (DuckDB table `posting_place`) where no currency is told: it decides which dollar or krone is meant.
create or replace temporary table posting_pay as
with told as (
    select
        pay_key_of(
            compensation, compensation_min, compensation_max, compensation_currency, compensation_period,
            place.location_country
        ) as pay_key,
        any_value(compensation) as text,
        any_value(compensation_min) as least,
        any_value(compensation_max) as most,
        any_value(compensation_currency) as currency,
        any_value(compensation_period) as period,
        any_value(case when compensation_currency is null then place.location_country end) as country
    from chosen_key
    inner join posting_place as place using (place_key)
    where coalesce(compensation, compensation_min, compensation_max) is not null
    group by pay_key
),

understood as (
    select
        pay_key,
        parts_of(compensation_of(text, least, most, currency, period, country)) as pay
    from told
)

select
    pay_key,
    nullif(pay[1], '') as compensation_currency,
    nullif(pay[2], '') as compensation_min,
    nullif(pay[3], '') as compensation_max,
    nullif(array_to_string(pay[4:], chr(31)), '') as compensation_notes
from understood

-- Grain: one company and property that can be computed, its value as JSON. Reads outcomes.
select o.group_id as company_id, property.key, property.value
from outcomes as o
cross join lateral (values
    ('applications_sent', to_jsonb(sent)),
    ('reply_rate', to_jsonb(trim_scale(reply_rate))),
    (
        'reply_rate_ci95',
        nullif(
            to_jsonb(array[trim_scale(reply_rate_low), trim_scale(reply_rate_high)]), '[null, null]'
        )
    ),
    ('interview_rate', to_jsonb(trim_scale(interview_rate))),
    (
        'interview_rate_ci95',
        nullif(
            to_jsonb(array[trim_scale(interview_rate_low), trim_scale(interview_rate_high)]),
            '[null, null]'
        )
    ),
    ('offer_rate', to_jsonb(trim_scale(offer_rate))),
    (
        'offer_rate_ci95',
        nullif(
            to_jsonb(array[trim_scale(offer_rate_low), trim_scale(offer_rate_high)]), '[null, null]'
        )
    ),
    ('rejection_rate', to_jsonb(trim_scale(rejection_rate))),
    (
        'rejection_rate_ci95',
        nullif(
            to_jsonb(array[trim_scale(rejection_rate_low), trim_scale(rejection_rate_high)]),
            '[null, null]'
        )
    ),
    ('ghost_rate', to_jsonb(trim_scale(ghost_rate))),
    (
        'ghost_rate_ci95',
        nullif(
            to_jsonb(array[trim_scale(ghost_rate_low), trim_scale(ghost_rate_high)]), '[null, null]'
        )
    ),
    ('success_rate', to_jsonb(trim_scale(success_rate))),
    (
        'success_rate_ci95',
        nullif(
            to_jsonb(array[trim_scale(success_rate_low), trim_scale(success_rate_high)]),
            '[null, null]'
        )
    ),
    ('avg_reply_time_days', to_jsonb(trim_scale(avg_reply_time_days))),
    ('median_reply_time_days', to_jsonb(trim_scale(median_reply_time_days))),
    ('p80_reply_time_days', to_jsonb(trim_scale(p80_reply_time_days))),
    ('first_applied_on', to_jsonb(to_char(first_applied_on, 'YYYY-MM-DD'))),
    ('last_applied_on', to_jsonb(to_char(last_applied_on, 'YYYY-MM-DD'))),
    (
        'last_response_at',
        to_jsonb(
            replace(
                to_char(last_response_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                '.000000Z', 'Z'
            )
        )
    )
) as property (key, value)
where property.value is not null

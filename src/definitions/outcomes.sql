-- Grain: one group of applications and what became of them; of a company these are its computed
-- properties. Reads judged.
with
counts as (
    select
        group_id,
        count(*) as total,
        count(*) filter (where successful) as successful,
        count(*) filter (where failed) as failed,
        count(*) filter (where not successful and not failed) as unfinished,
        count(*) filter (where sent) as sent,
        count(*) filter (where sent and replied) as replied,
        count(*) filter (where sent and interviewed) as interviewed,
        count(*) filter (where sent and offered) as offered,
        count(*) filter (where sent and rejected) as rejected,
        count(*) filter (where ghosted) as ghosted,
        count(*) filter (where waiting) as waiting,
        min(sent_on) as first_applied_on,
        max(sent_on) as last_applied_on,
        max(response_at) as last_response_at
    from judged
    group by group_id
),

ranked as (:ranked_responses),

-- A continuous percentile lies between two neighbours: each counts the more the nearer it is, all
-- others nothing.
times as (
    select
        group_id,
        count(*) as responses,
        sum(response_us) as total_us,
        min(response_us) as fastest_us,
        max(response_us) as slowest_us,
        sum(response_us * greatest(0, 2 - abs(2 * place - last_place))) as twice_median_us,
        sum(response_us * greatest(0, 5 - abs(5 * place - 4 * last_place))) as five_p80_us
    from ranked
    group by group_id
)

select
    c.*,
    etl.quotient_4(c.replied, c.sent) as reply_rate,
    etl.wilson_low(c.replied, c.sent) as reply_rate_low,
    etl.wilson_high(c.replied, c.sent) as reply_rate_high,
    etl.quotient_4(c.interviewed, c.sent) as interview_rate,
    etl.wilson_low(c.interviewed, c.sent) as interview_rate_low,
    etl.wilson_high(c.interviewed, c.sent) as interview_rate_high,
    etl.quotient_4(c.offered, c.sent) as offer_rate,
    etl.wilson_low(c.offered, c.sent) as offer_rate_low,
    etl.wilson_high(c.offered, c.sent) as offer_rate_high,
    etl.quotient_4(c.rejected, c.sent) as rejection_rate,
    etl.wilson_low(c.rejected, c.sent) as rejection_rate_low,
    etl.wilson_high(c.rejected, c.sent) as rejection_rate_high,
    etl.quotient_4(c.ghosted, c.sent) as ghost_rate,
    etl.wilson_low(c.ghosted, c.sent) as ghost_rate_low,
    etl.wilson_high(c.ghosted, c.sent) as ghost_rate_high,
    etl.quotient_4(c.waiting, c.sent) as waiting_rate,
    etl.wilson_low(c.waiting, c.sent) as waiting_rate_low,
    etl.wilson_high(c.waiting, c.sent) as waiting_rate_high,
    etl.quotient_4(c.successful, c.successful + c.failed) as success_rate,
    etl.wilson_low(c.successful, c.successful + c.failed) as success_rate_low,
    etl.wilson_high(c.successful, c.successful + c.failed) as success_rate_high,
    etl.quotient_2(t.total_us, t.responses * 86400000000) as avg_reply_time_days,
    etl.quotient_2(t.twice_median_us, 2 * 86400000000) as median_reply_time_days,
    etl.quotient_2(t.five_p80_us, 5 * 86400000000) as p80_reply_time_days,
    etl.quotient_2(t.fastest_us, 86400000000) as fastest_reply_time_days,
    etl.quotient_2(t.slowest_us, 86400000000) as slowest_reply_time_days
from counts as c
left join times as t on t.group_id = c.group_id

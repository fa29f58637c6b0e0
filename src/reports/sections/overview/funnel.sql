-- Grain: one step of the way from sent to offer, in order. No parameters.
with
members as (
    select 'all' as group_id, f.submitted_at, f.successful, f.replied, f.interviewed, f.offered
    from application_facts as f
),

judged as (:judged),

funnel as (:funnel),

steps as (
    select unnest(['sent', 'replied', 'interview', 'offer']) as step, unnest([1, 2, 3, 4]) as place
),

-- What came to a step without the one before: a list may tell of an offer alone.
skipped as (
    select
        count(*) filter (where interviewed and not replied) as interview,
        count(*) filter (where offered and not interviewed) as offer
    from judged
    where sent
)

select
    s.step,
    coalesce(f.applications, 0)::integer as applications,
    etl.rate(f.sent_rate, f.sent_rate_low, f.sent_rate_high) as of_sent,
    etl.rate(f.previous_rate, f.previous_rate_low, f.previous_rate_high) as of_previous,
    case s.step when 'interview' then k.interview when 'offer' then k.offer else 0 end::integer
        as without_previous
from steps as s
cross join skipped as k
left join funnel as f on f.step = s.step
order by s.place

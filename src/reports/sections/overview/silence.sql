-- Grain: one application that still has no answer, with a verdict, the best chance first, up to a
-- hundred of each: `follow up`, silent for longer than four of five answers of its company
-- (where five are known, else of everybody) took, and not yet hopeless; or `stop waiting`, hopeless:
-- the chance of an answer is less than one in twenty, or it counts as ghosted. Parameters: as_of,
-- ghost_after_days.
with
application_facts as (
    select f.* replace ('00000000-0000-0000-0000-000000000000'::uuid as user_id)
    from temp.application_facts as f
),

reporting as (
    select
        $as_of::timestamptz as as_of,
        ($ghost_after_days::decimal(18, 10) * 86400000000)::bigint as ghost_after_us
),

answer_survival as (:answer_survival),

ends as (
    select min(unanswered_share) as share from answer_survival
),

usual as (
    select
        f.company_id,
        quantile_cont(f.response_us, 0.8) as p80_us,
        count(f.response_us) as answers
    from application_facts as f
    where f.response_us is not null
    group by grouping sets ((f.company_id), ())
    having grouping(f.company_id) = 1 or (f.company_id is not null and count(f.response_us) >= 5)
),

everybody as (
    select p80_us from usual order by answers desc limit 1
),

silent as (
    select
        f.*,
        etl.micros_between(f.submitted_at, r.as_of) as silent_us,
        etl.micros_between(f.submitted_at, r.as_of) > r.ghost_after_us as ghosted,
        coalesce(u.p80_us, e.p80_us) as p80_us,
        u.p80_us is not null as by_company
    from application_facts as f
    cross join reporting as r
    cross join everybody as e
    left join usual as u on u.company_id = f.company_id
    where etl.known_instant(f.submitted_at) is not null
        and not f.replied and not f.interviewed and not f.offered
        and f.submitted_at <= r.as_of
),

judged as (
    select
        s.*,
        etl.whole_days(s.silent_us) as silent_days,
        (a.share - e.share) / nullif(a.share, 0) as chance
    from silent as s
    cross join ends as e
    asof left join (
        select days, unanswered_share as share from answer_survival
    ) as a on a.days <= etl.whole_days(s.silent_us)
),

verdicts as (
    select
        j.*,
        case
            when j.ghosted or coalesce(j.chance, 1) < 0.05 then 'stop waiting'
            when j.silent_us > j.p80_us then 'follow up'
        end as verdict
    from judged as j
)

select
    v.verdict,
    v.id::varchar as application_id,
    v.company_id::varchar as company_id,
    c.name as company,
    p.job_title,
    v.tier,
    v.submitted_at as sent_at,
    v.silent_days,
    etl.quotient_2(v.p80_us::bigint, 86400000000)::decimal(12, 2) as usual_days,
    v.by_company,
    round(v.chance, 4)::double as chance,
    count(*) over (partition by v.verdict)::integer as of
from verdicts as v
left join companies as c on c.id = v.company_id
left join job_posts as p on p.id = v.job_post_id
where v.verdict is not null
qualify row_number() over (
    partition by v.verdict
    order by
        v.chance desc nulls last,
        list_position(['top', 'normal', 'unknown', 'avoid'], v.tier),
        v.submitted_at desc,
        v.id
) <= 100
order by v.chance desc nulls last, list_position(['top', 'normal', 'unknown', 'avoid'], v.tier), v.submitted_at desc, v.id

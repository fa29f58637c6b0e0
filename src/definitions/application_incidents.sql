-- Grain: one kind of thing that got in an application's way, or was looked at, and its name: how
-- often. Reads captcha_events, two_factor_events, qa_checks, qa_issues.
with
incidents as (
    select e.application_id, 'captcha' as kind, e.status as name
    from captcha_events as e
    union all
    select e.application_id, 'two_factor' as kind, e.status as name
    from two_factor_events as e
    union all
    select q.application_id, 'qa_check' as kind, 'check' as name
    from qa_checks as q
    union all
    select
        q.application_id,
        case when q.fix_applied then 'qa_fixed' else 'qa_open' end as kind,
        q.issue_type as name
    from qa_issues as q
)

select application_id, kind, coalesce(name, 'unknown') as name, count(*) as times
from incidents
group by application_id, kind, coalesce(name, 'unknown')

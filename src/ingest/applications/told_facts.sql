-- Grain of pg_temp.told_fact: one application and kind of answer that the records tell, the
-- earliest date counting. Grain of pg_temp.told_interview: one interview, numbered (round) as told,
-- else by the order of their dates. A status that only says interview means one of those that are
-- dated, or whichever there is (is_any); of one date those of several kinds are several, and what
-- has no kind is one of them. No parameters; the applications are those of
-- pg_temp.record_key.
create temporary table application_answer on commit drop as
select distinct
    k.application_id,
    t.kind,
    t.round,
    t.interview_type,
    t.is_final,
    -- An answer of the day on which it was sent came after it.
    case
        when date_trunc('day', t.told_at) = date_trunc('day', a.application_submitted_at)
        then greatest(t.told_at, a.application_submitted_at)
        else t.told_at
    end as told_at
from pg_temp.told_answer as t
inner join pg_temp.record_key as k on k.record_number = t.record_number
inner join nyx.applications as a on a.id = k.application_id;

analyze pg_temp.application_answer;

create temporary table told_fact on commit drop as
select application_id, kind, min(told_at) as told_at
from pg_temp.application_answer
group by application_id, kind;

create temporary table told_interview on commit drop as
with
staged as (
    select
        *,
        case
            when round is null and told_at is not null
                then coalesce(interview_type, case when is_final then 'the last one' end)
        end as stage
    from pg_temp.application_answer
    where kind = 'interview'
),

named as (
    select
        *,
        coalesce(stage, max(stage) over (partition by application_id, round, told_at)) as name
    from staged
),

interviews as (
    select
        application_id, round, told_at, max(interview_type) as interview_type,
        bool_or(is_final) as is_final, round is null and told_at is null as is_unplaced
    from named
    group by application_id, round, told_at, name
),

placed as (
    select
        i.*,
        row_number() over way as place,
        count(round) over way as numbered,
        max(round) over way as most,
        row_number() over (
            partition by application_id
            order by
                told_at desc nulls last, round desc nulls last, is_final desc, interview_type desc
        ) as from_last
    from interviews as i
    where not is_unplaced
    window way as (
        partition by application_id
        order by told_at nulls last, round, is_final, interview_type
        rows unbounded preceding
    )
)

select
    p.application_id,
    coalesce(p.round, p.place + coalesce(p.most - p.numbered, 0))::integer as round,
    coalesce(
        p.interview_type, case when p.from_last = 1 then u.interview_type end
    ) as interview_type,
    p.told_at,
    false as is_any
from placed as p
left join interviews as u on u.application_id = p.application_id and u.is_unplaced
union all
select u.application_id, 1, u.interview_type, null, true
from interviews as u
where u.is_unplaced and u.application_id not in (select application_id from placed);

analyze pg_temp.told_fact, pg_temp.told_interview;

-- Gives all records of one application what they tell together, as if each came in a file of its
-- own: what one leaves empty says nothing, a state only goes on unless it is told by its own name,
-- and neither a bare date nor a day replaces what is known better. Parameters: direction (-1 where
-- the first of them counts in place of the last), timezone.
with
record as (
    select
        s.record_number,
        s.record_number * :'direction'::integer as place,
        row(k.id, k.user_id, k.job_post_id, k.session_id)::text as application
    from pg_temp.stage as s
    inner join pg_temp.record_key as k on k.record_number = s.record_number
),

repeated as (
    select r.*
    from record as r
    inner join (
        select application from record group by application having count(*) > 1
    ) as several on several.application = r.application
),

told as (
    select
        r.application, r.place, s.final_status, s.counts_anyway, s.effort_level,
        s.effort_hint_source, s.application_submitted_at, s.application_started_at, s.created_at,
        s.sent_day, s.sent_bare, rank.place as state_place,
        s.sent_day and bool_or(not s.sent_day) over (
            partition by r.application,
                date_trunc('day', s.application_submitted_at::timestamptz at time zone :'timezone')
        ) as has_hour,
        max(r.place) filter (where s.counts_anyway and s.final_status is not null) over (
            partition by r.application
        ) as named_at
    from repeated as r
    inner join pg_temp.stage as s on s.record_number = r.record_number
    left join pg_temp.state_rank as rank on rank.state = s.final_status
),

joined as (
    select
        application,
        (
            array_agg(final_status order by state_place desc nulls last, place desc)
            filter (where named_at is null or place >= named_at)
        )[1] as final_status,
        bool_or(counts_anyway) as counts_anyway,
        (array_agg(effort_level order by place desc) filter (where effort_level is not null))[1]
            as effort_level,
        (
            array_agg(effort_hint_source order by place desc)
            filter (where effort_level is not null)
        )[1] as effort_hint_source,
        (
            array_agg(application_submitted_at order by sent_bare, has_hour, place desc)
            filter (where application_submitted_at is not null)
        )[1] as submitted_at,
        (
            array_agg(sent_day order by sent_bare, has_hour, place desc)
            filter (where application_submitted_at is not null)
        )[1] as sent_day,
        bool_and(sent_bare) filter (where application_submitted_at is not null) as sent_bare,
        (
            array_agg(application_started_at order by place desc)
            filter (where application_started_at is not null)
        )[1] as started_at,
        (array_agg(created_at order by place desc) filter (where created_at is not null))[1]
            as created_at
    from told
    group by application
)

update pg_temp.stage as s
set
    final_status = j.final_status,
    counts_anyway = j.counts_anyway,
    effort_level = j.effort_level,
    effort_hint_source = j.effort_hint_source,
    application_submitted_at = j.submitted_at,
    sent_day = j.sent_day,
    sent_bare = coalesce(j.sent_bare, false),
    application_started_at = j.started_at,
    created_at = j.created_at
from repeated as r
inner join joined as j on j.application = r.application
where s.record_number = r.record_number;

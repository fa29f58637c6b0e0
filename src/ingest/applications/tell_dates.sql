-- Tells the trigger of the history that what comes next is a list: each state has the date that the
-- list gives, and none where it gives none. When an applicant drew back is told here; the trigger
-- knows the columns of the other dates. No parameters.
select set_config(
    'nyx.status_at',
    coalesce(
        (
            select jsonb_object_agg(told.application_id, told.drew_back_at)::text
            from (
                select k.application_id, min(t.told_at) as drew_back_at
                from pg_temp.record_key as k
                inner join pg_temp.told_answer as t on t.record_number = k.record_number
                where k.application_id is not null and t.kind = 'withdrawal'
                group by k.application_id
            ) as told
        ),
        '{}'
    ),
    true
);

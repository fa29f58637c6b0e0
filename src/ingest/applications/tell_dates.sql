-- Tells the trigger of the history when the applicants drew back, and null where the list has no
-- date for it. No parameters.
select set_config(
    'nyx.status_at',
    coalesce(
        (
            select jsonb_object_agg(told.application_id, told.drew_back_at)::text
            from (
                select k.application_id, min(t.told_at) as drew_back_at
                from pg_temp.record_key as k
                left join pg_temp.told_answer as t
                    on t.record_number = k.record_number and t.kind = 'withdrawal'
                left join pg_temp.stage as s on s.record_number = k.record_number
                where k.application_id is not null
                    and (t.kind is not null or s.final_status = 'cancelled')
                group by k.application_id
            ) as told
        ),
        ''
    ),
    true
);

-- Tells the trigger of the history when the applicants drew back, where the list has the date. No
-- parameters.
select set_config(
    'nyx.status_at',
    coalesce(
        (
            select jsonb_object_agg(k.application_id, t.told_at)::text
            from pg_temp.record_key as k
            inner join pg_temp.told_answer as t on t.record_number = k.record_number
            where t.kind = 'withdrawal' and t.told_at is not null and k.application_id is not null
        ),
        ''
    ),
    true
);

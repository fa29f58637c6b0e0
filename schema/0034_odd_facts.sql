-- Facts without an instant, and corrections of instants, are told as they are.

-- An interview whose created_at is null is an interview all the same: company_properties counts it.
create or replace view etl.application_funnel as
with
interviews as (
    select
        i.application_id,
        min(i.created_at) as interviewed_at,
        min(o.created_at) as offered_at,
        bool_or(o.id is not null) as offered
    from corrected.interviews as i
    left join corrected.interview_outcomes as o on o.interview_id = i.id and o.offer_extended
    group by i.application_id
)

select
    a.id as application_id,
    a.user_id,
    a.session_id,
    a.job_post_id,
    p.company_id,
    a.application_status,
    a.application_submitted_at as sent_at,
    t.responded_at as replied_at,
    i.interviewed_at,
    i.offered_at,
    t.rejected_at,
    case
        when i.offered then 'offer'
        when i.application_id is not null then 'interview'
        when t.responded_at is not null then 'replied'
        when a.application_submitted_at is not null then 'sent'
        else 'not sent' end as reached
from corrected.applications as a
left join corrected.job_posts as p on p.id = a.job_post_id
left join etl.response_times as t on t.application_id = a.id
left join interviews as i on i.application_id = a.id;

-- A JSON value as its field would print it: an instant with another offset, or a number with other digits, is the same.
create function etl.as_field(table_name text, field_name text, value jsonb) returns jsonb
language plpgsql stable
set timezone = 'UTC' as $$
declare
    printed jsonb;
begin
    execute format(
        'select to_jsonb(r) -> $1 from jsonb_populate_record(null::%I.%I, jsonb_build_object($1, $2)) as r',
        etl.schema_of(table_name), split_part(table_name, '.', -1)
    ) into printed using field_name, value;
    return printed;
exception when data_exception then
    return value;
end;
$$;

comment on function etl.as_field(text, text, jsonb) is
    'A JSON value as the field would print it; as given when the field cannot hold it.';

-- The reader's time zone made conflicts of every corrected instant.
create or replace view etl.correction_conflicts as
with
corrections as (
    select
        c.*,
        lag(c.new_value) over (
            partition by split_part(c.table_name, '.', -1), c.record_id, c.field_name order by c.created_at, c.id
        ) as previous_value
    from nyx.data_corrections as c
    where not exists (select from etl.refused_corrections as r where r.correction_id = c.id)
),

compared as (
    select
        corrections.*,
        coalesce(previous_value, etl.row_as_json(table_name, record_id) -> field_name) as found_value
    from corrections
    where old_value is not null
)

select
    id as correction_id, table_name, record_id, field_name, old_value, found_value, new_value, created_at,
    'the old value given is not what it replaces' as conflict
from compared
where old_value is distinct from found_value
    and etl.as_field(table_name, field_name, old_value) is distinct from etl.as_field(table_name, field_name, found_value)
union all
select
    c.id, c.table_name, c.record_id, c.field_name, c.old_value, null, c.new_value, c.created_at, r.message
from etl.refused_corrections as r
join nyx.data_corrections as c on c.id = r.correction_id;

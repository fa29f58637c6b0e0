-- Views for people: the newest digests, the way of each application, response times, corrections that need a look.

create view etl.latest_session_digests as
select distinct on (session_id) *
from nyx.session_digests
order by session_id, generated_at desc nulls last, id desc;

comment on view etl.latest_session_digests is
    'The newest digest of each session.';

create view etl.response_times as
with
responses as (
    select
        l.application_id,
        min(e.received_at) filter (where etl.is_response(l.link_type)) as responded_at,
        min(e.received_at) filter (where l.link_type = 'rejection') as rejected_at
    from corrected.email_application_links as l
    join corrected.emails as e on e.id = l.email_id
    join corrected.applications as a on a.id = l.application_id
    where etl.is_answer(e.direction, e.received_at, a.application_submitted_at)
    group by l.application_id
)

select
    a.id as application_id,
    p.company_id,
    a.application_submitted_at as sent_at,
    r.responded_at,
    r.rejected_at,
    round(etl.days_between(a.application_submitted_at, r.responded_at), 2) as response_days
from corrected.applications as a
left join corrected.job_posts as p on p.id = a.job_post_id
left join responses as r on r.application_id = a.id
where a.application_submitted_at is not null;

comment on view etl.response_times is
    'One application that was sent, with the instant of its response and rejection, if any, and the days it took.';

create view etl.application_funnel as
with
interviews as (
    select i.application_id, min(i.created_at) as interviewed_at, min(o.created_at) as offered_at
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
        when i.offered_at is not null then 'offer'
        when i.interviewed_at is not null then 'interview'
        when t.responded_at is not null then 'replied'
        when a.application_submitted_at is not null then 'sent'
        else 'not sent' end as reached
from corrected.applications as a
left join corrected.job_posts as p on p.id = a.job_post_id
left join etl.response_times as t on t.application_id = a.id
left join interviews as i on i.application_id = a.id;

comment on view etl.application_funnel is
    'One application and how far it came: sent, replied, interview, offer, each with its instant.';

-- to_jsonb of a row as it stands, by name of its table; a row that is gone is null.
create function etl.row_as_json(table_name text, record_id uuid) returns jsonb
language plpgsql stable as $$
declare
    found_row jsonb;
begin
    if etl.schema_of(table_name) is null then
        return null;
    end if;
    execute format(
        'select to_jsonb(b) from %I.%I as b where b.id = $1',
        etl.schema_of(table_name), split_part(table_name, '.', -1)
    ) into found_row using record_id;
    return found_row;
end;
$$;

comment on function etl.row_as_json(text, uuid) is
    'A row of a table of the data model as JSON, without corrections; null when there is none.';

create view etl.correction_conflicts as
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
union all
select
    c.id, c.table_name, c.record_id, c.field_name, c.old_value, null, c.new_value, c.created_at, r.message
from etl.refused_corrections as r
join nyx.data_corrections as c on c.id = r.correction_id;

comment on view etl.correction_conflicts is
    'One correction that needs a look: its old value no longer matches, or it cannot be applied.';
comment on column etl.correction_conflicts.old_value is 'What the correction said it replaces. [pii:content]';
comment on column etl.correction_conflicts.found_value is 'What it does replace: an earlier correction, else the row as it stands. [pii:content]';
comment on column etl.correction_conflicts.new_value is 'What it says instead. [pii:content]';

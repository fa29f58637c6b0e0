-- Grain of pg_temp.told_answer: one answer that one record tells, dated (told_at) where the record has its date; from its
-- status, what came of it, dates of their own columns, its history. Parameters: dated_answers (a JSON object of kind, round
-- and type by field).
create temporary table told_answer on commit drop as
with
dated as (
    select s.record_number, s.status_at, cell.key as field, cell.value #>> '{}' as told_at
    from pg_temp.stage as s
    cross join lateral jsonb_each(to_jsonb(s)) as cell (key, value)
    where (:'dated_answers'::jsonb) ? cell.key
        and jsonb_typeof(cell.value) = 'string'
),

answers as (
    select s.record_number, a.kind, a.round, a.interview_type, s.status_at as told_at
    from pg_temp.stage as s
    inner join pg_temp.word_answer as a on a.written = s.application_status
    union all
    select s.record_number, a.kind, a.round, a.interview_type, s.status_at
    from pg_temp.stage as s
    inner join pg_temp.word_answer as a on a.written = s.outcome
    union all
    -- Of a column that only asks for an answer, yes says that one came.
    select s.record_number, 'reply', null, null, s.status_at
    from pg_temp.stage as s
    inner join pg_temp.status_word as w on w.written = s.outcome and w.meaning = 'yes'
    union all
    select h.record_number, a.kind, a.round, a.interview_type, h.told_at
    from pg_temp.history_entry as h
    inner join pg_temp.word_answer as a on a.written = h.written
    union all
    select
        d.record_number, kind.entry ->> 'kind', (kind.entry ->> 'round')::integer, kind.entry ->> 'type',
        -- Whether one came is asked in one column, and when in another.
        coalesce(nullif(d.told_at, 'yes'), case when d.field = 'replied_at' then d.status_at end)
    from dated as d
    cross join lateral (select (:'dated_answers'::jsonb) -> d.field as entry) as kind
)

select distinct record_number, kind, round, interview_type, told_at::timestamptz as told_at
from answers;

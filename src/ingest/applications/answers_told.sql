-- Grain of pg_temp.told_answer: one answer that one record tells, dated (told_at) where the record
-- has its date; from its status, what came of it, dates of their own columns, its history. No
-- parameters.
create temporary table told_answer on commit drop as
with
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
        s.record_number, cell.kind, cell.round, cell.interview_type,
        -- Whether one came is asked in one column, and when in another.
        coalesce(nullif(cell.told_at, 'yes'), case when cell.kind = 'reply' then s.status_at end)
    from pg_temp.stage as s
    cross join lateral (
        values
        (s.phone_screen_at, 'interview', null, 'phone_screen'),
        (s.technical_interview_at, 'interview', null, 'technical'),
        (s.interview_at, 'interview', null, null),
        (s.interview_1_at, 'interview', 1, null),
        (s.interview_2_at, 'interview', 2, null),
        (s.interview_3_at, 'interview', 3, null),
        (s.interview_4_at, 'interview', 4, null),
        (s.final_interview_at, 'interview', null, null),
        (s.assessment_at, 'assessment', null, null),
        (s.offer_at, 'offer', null, null),
        (s.rejected_at, 'rejection', null, null),
        (s.withdrawn_at, 'withdrawal', null, null),
        (s.replied_at, 'reply', null, null)
    ) as cell (told_at, kind, round, interview_type)
    where cell.told_at is not null
)

select distinct record_number, kind, round, interview_type, told_at::timestamptz as told_at
from answers;

analyze pg_temp.told_answer;

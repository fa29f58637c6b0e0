-- Grain of pg_temp.told_answer: one answer that one record tells, dated (told_at) where the record
-- has its date; from its status, what came of it, dates of their own columns, its history. No
-- parameters.
create temporary table told_answer on commit drop as
with
answers as (
    select s.record_number, a.kind, a.round, a.interview_type, a.is_final, s.status_at as told_at
    from pg_temp.stage as s
    inner join pg_temp.word_answer as a on a.written = s.application_status
    union all
    select s.record_number, a.kind, a.round, a.interview_type, a.is_final, s.status_at
    from pg_temp.stage as s
    inner join pg_temp.word_answer as a on a.written = s.outcome
    union all
    -- Of a column that only asks for an answer, yes says that one came.
    select s.record_number, 'reply', null, null, false, s.status_at
    from pg_temp.stage as s
    inner join pg_temp.status_word as w on w.written = s.outcome and w.meaning = 'yes'
    union all
    select h.record_number, a.kind, a.round, a.interview_type, a.is_final, h.told_at
    from pg_temp.history_entry as h
    inner join pg_temp.word_answer as a on a.written = h.written
    union all
    select
        s.record_number, cell.kind, cell.round, cell.interview_type,
        cell.is_final,
        -- Whether one came is asked in one column, and when in another.
        coalesce(nullif(cell.told_at, 'yes'), case when cell.kind = 'reply' then s.status_at end)
    from pg_temp.stage as s
    cross join lateral (
        values
        (s.phone_screen_at, 'interview', null, 'phone_screen', false),
        (s.technical_interview_at, 'interview', null, 'technical', false),
        (s.interview_at, 'interview', null, null, false),
        (s.interview_1_at, 'interview', 1, null, false),
        (s.interview_2_at, 'interview', 2, null, false),
        (s.interview_3_at, 'interview', 3, null, false),
        (s.interview_4_at, 'interview', 4, null, false),
        (s.final_interview_at, 'interview', null, null, true),
        (s.assessment_at, 'assessment', null, null, false),
        (s.offer_at, 'offer', null, null, false),
        (s.rejected_at, 'rejection', null, null, false),
        (s.withdrawn_at, 'withdrawal', null, null, false),
        (s.replied_at, 'reply', null, null, false)
    ) as cell (told_at, kind, round, interview_type, is_final)
    where cell.told_at is not null
)

select distinct
    record_number, kind, round, interview_type, is_final, told_at::timestamptz as told_at
from answers;

analyze pg_temp.told_answer;

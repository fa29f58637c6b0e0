-- Settles state and dates of each staged row from all that it says: its status, what came of it,
-- its dates, its history. What was sent says so or has a date of sending, unless it says that it
-- was not; a state's own name (`queued`) counts as it is. A date that is only called one (noted_at)
-- is one of sending where the list has no column for that (has_sent), and a date of adding or
-- logging (added_at) where it has none for the state either (has_status). Parameters: these two,
-- whole_file (what the name of a file without states and dates says of all its rows), is_strict
-- (the date of submission is called by the column's own name, and says what it says whatever the
-- state).
with
history as (
    select
        h.record_number,
        min(h.told_at) filter (where w.status = 'submitted') as sent_at,
        min(h.told_at) filter (where w.status = 'queued') as saved_at,
        min(h.told_at) filter (where w.status = 'cancelled') as withdrawn_at,
        bool_or(w.status = 'submitted') as was_sent,
        bool_or(w.status = 'cancelled') as was_withdrawn
    from pg_temp.history_entry as h
    inner join pg_temp.status_word as w on w.written = h.written
    group by h.record_number
),

told as (
    select
        s.record_number,
        s.application_submitted_at as sent_at,
        s.application_started_at as started_at,
        s.noted_at,
        s.added_at,
        case
            when not :'has_sent'::boolean
                then coalesce(
                    s.noted_at, case when not :'has_status'::boolean then s.added_at end
                )
        end as noted_sent_at,
        s.status_at,
        s.sent_mark,
        w.status as word,
        o.status as outcome,
        coalesce(w.is_own, false) as is_own,
        coalesce(h.was_sent, false) as was_sent,
        coalesce(h.was_withdrawn, false) or s.withdrawn_at is not null as was_withdrawn,
        h.sent_at as history_sent_at,
        coalesce(s.saved_at, h.saved_at) as saved_at,
        s.skip_reason is not null as is_skipped,
        coalesce(s.failure_reason_code, s.failure_reason_detail) is not null as is_failed,
        coalesce(
            s.phone_screen_at, s.technical_interview_at, s.interview_at, s.interview_1_at,
            s.interview_2_at, s.interview_3_at, s.interview_4_at, s.final_interview_at,
            s.assessment_at, s.offer_at, s.rejected_at, s.replied_at
        ) is not null as was_answered
    from pg_temp.stage as s
    left join pg_temp.status_word as w on w.written = s.application_status
    left join pg_temp.status_word as o on o.written = s.outcome
    left join history as h on h.record_number = s.record_number
),

stated as (
    select
        *,
        case
            when is_own then word
            when was_withdrawn or 'cancelled' in (word, outcome) then 'cancelled'
            when was_answered or outcome = 'submitted' or word = 'submitted' then 'submitted'
            when 'pending' in (word, outcome) and not :'has_sent'::boolean then 'submitted'
            when word in ('failed', 'skipped') then word
            when outcome in ('failed', 'skipped') and sent_at is null then outcome
            when word is null and sent_at is null and is_skipped then 'skipped'
            when word is null and sent_at is null and is_failed then 'failed'
            when word = 'queued' then 'queued'
            when was_sent or sent_at is not null or sent_mark = 'yes' then 'submitted'
            when sent_mark = 'no' or word in ('no', 'pending') then 'queued'
            when word is null and outcome = 'queued' then 'queued'
            when word is null and :'whole_file'::text is not null then :'whole_file'
            when noted_sent_at is not null then 'submitted'
            when word = 'archived' and status_at is not null then 'submitted'
            when word = 'archived' then 'queued'
        end as state
    from told
),

dated as (
    select
        *,
        case
            when is_own and :'is_strict'::boolean then sent_at
            when state in ('submitted', 'cancelled')
            then coalesce(
                sent_at, history_sent_at,
                case
                    when (not :'has_sent'::boolean or sent_mark = 'yes')
                        and word is distinct from 'queued' and saved_at is null
                        then coalesce(noted_at, added_at)
                end
            )
            when :'is_strict'::boolean then sent_at
        end as submitted_at,
        case
            when state is distinct from 'submitted' or word is not null or was_answered
                or was_sent or outcome in ('submitted', 'pending') then null
            when sent_at is not null then 'application_submitted_at'
            when noted_sent_at is not null then 'noted_at'
        end as sent_by
    from stated
)

update pg_temp.stage as s
set
    final_status = d.state,
    sent_by = d.sent_by,
    counts_anyway = d.is_own,
    application_submitted_at = d.submitted_at,
    sent_day = case
        when d.submitted_at is not distinct from d.sent_at then s.sent_day
        else d.submitted_at like '% 12:00:00%'
    end,
    application_started_at = coalesce(
        d.started_at,
        case
            when d.state in ('failed', 'skipped') and d.submitted_at is null
                then coalesce(d.sent_at, d.noted_at, d.added_at)
        end
    ),
    created_at = coalesce(
        s.created_at, d.saved_at,
        case
            when d.submitted_at is null then coalesce(d.noted_at, d.added_at, d.sent_at)
        end
    ),
    failure_reason_detail = coalesce(s.failure_reason_detail, s.skip_reason)
from dated as d
where d.record_number = s.record_number;

-- Takes the settled state over, and marks (sent_bare) the dates of submission that only a column
-- called Date, or one of adding, gives, in a row whose words do not say that it was sent, or say
-- more than that: such a date may be another one's. No parameters.
update pg_temp.stage as s
set
    application_status = s.final_status,
    sent_bare = coalesce(s.application_submitted_at in (s.noted_at, s.added_at), false)
        and s.sent_mark is distinct from 'yes'
        and not exists (
            select from pg_temp.status_word as w
            where w.written in (s.application_status, s.outcome)
                and w.status = 'submitted'
                and not exists (
                    select from pg_temp.word_answer as a where a.written = w.written
                )
        );

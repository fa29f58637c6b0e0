-- Grain: one meaning that mail may have, without the rules being sure, of applications that count
-- as unanswered: how many there are, and what the rates would be if all of it were right. Unsure
-- mail is linked as `other`, and so is what is only nearest in time; what came before the
-- submission could answer nothing. No parameters.
with
mail_verdicts as (:mail_verdicts),

guesses as (
    select v.classification_label as label, f.id, v.email_id
    from mail_verdicts as v
    join email_application_links as l on l.email_id = v.email_id and l.link_type = 'other'
    join application_facts as f on f.id = l.application_id
    join emails as e
        on e.id = v.email_id
        and (f.submitted_at is null or etl.known_instant(e.received_at) >= f.submitted_at)
    where v.generated_by is distinct from 'user'
        and etl.is_answer(v.classification_label)
        and (f.submitted_at is not null or f.successful)
        and not f.replied
),

counts as (
    select
        label,
        count(distinct email_id) as messages,
        count(distinct id) as applications
    from guesses
    group by label
),

sent as (
    select count(*) as sent, count(*) filter (where f.replied) as replied
    from application_facts as f
    where f.submitted_at is not null or f.successful
)

select
    c.label,
    c.messages::integer as messages,
    c.applications::integer as applications,
    etl.rate_of(s.replied, s.sent) as reply_rate,
    etl.rate_of(s.replied + c.applications, s.sent) as reply_rate_if_right
from counts as c
cross join sent as s
order by c.applications desc, c.label

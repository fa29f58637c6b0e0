-- The rules know what the mails of frequent senders are.
-- severity: warn
-- stage: facts
-- owner: the keeper of src/transforms/mail/rules; a phrase or a sender is missing there.
-- Grain: one sender domain with ten or more inbound messages that no rule recognised, the most frequent first.
select
    split_part(e.from_address, '@', 2) as sender_domain,
    count(*) as messages
from corrected.emails as e
join etl.email_readings as r on r.email_id = e.id
where r.rule_id is null
    and e.direction is distinct from 'outbound'
group by split_part(e.from_address, '@', 2)
having count(*) >= 10
order by messages desc, sender_domain

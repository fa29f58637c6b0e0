-- The rules know what the mails of frequent senders are.
-- severity: warn
-- stage: facts
-- owner: The keeper of knowledge/phrases and knowledge/senders.tsv; a phrase or a sender is missing
-- there.
-- Grain: one sender domain with ten or more inbound messages that no rule recognised, the most
-- frequent first.
select sender_domain, messages
from etl.unrecognised_senders
where messages >= 10
order by messages desc, sender_domain

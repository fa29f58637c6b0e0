-- Grain: one of the fifteen sender domains most often not recognised by the rules. No parameters.
select sender_domain as domain, messages::integer as messages, last_received_at
from unrecognised_senders
order by messages desc, domain
limit 15

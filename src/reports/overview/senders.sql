-- Grain: one of the fifteen sender domains most often not recognised by the rules; those that may be one person's own have no name
-- in the analyst profile and are one group. No parameters.
select
    coalesce(sender_domain, 'private domains') as domain,
    sum(messages)::integer as messages,
    max(last_received_at) as last_received_at
from unrecognised_senders
group by domain
order by messages desc, domain
limit 15

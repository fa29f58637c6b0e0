-- Grain: one of the fifteen kinds of mail, by sender domain, that the rules are most often unsure
-- of; domains that may be one person's own have no name in the analyst profile and are one group.
-- No parameters.
select
    coalesce(sender_domain, 'private domains') as domain,
    classification_label as label,
    sum(messages)::integer as messages,
    max(last_received_at) as last_received_at
from unrecognised_senders
group by domain, label
order by messages desc, domain, label
limit 15

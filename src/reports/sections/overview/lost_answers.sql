-- Grain: one kind of answer and sender domain without an application, the most frequent first, up
-- to fifteen. No parameters.
select
    a.classification_label as label,
    a.sender_domain as domain,
    count(*)::integer as messages,
    max(a.received_at) as last_received_at
from answers_without_application as a
group by a.classification_label, a.sender_domain
order by messages desc, label, domain
limit 15

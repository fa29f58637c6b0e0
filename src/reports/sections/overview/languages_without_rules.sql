-- Grain: one language of mail that no rules are known for. No parameters.
select language, messages::integer as messages
from mail_without_rules
order by messages desc, language

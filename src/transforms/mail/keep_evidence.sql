-- Keeps what decided every classification by rule that this run has added. No parameters.
insert into etl.classification_evidence (email_classification_id, rule_id, phrase)
select c.id, r.rule_id, r.phrase
from pg_temp.scope
join saturnus.email_classifications as c on c.email_id = scope.key
join etl.email_readings as r on r.email_id = c.email_id
where c.generated_by = 'rule'
    and not exists (
        select from etl.classification_evidence as e where e.email_classification_id = c.id
    );

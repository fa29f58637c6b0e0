-- Grain: one mail that the rules are unsure of and that a mail reader has a verdict on; people, and
-- programs of others, come before it. Its quadrant is the rules' where they take the mail for the
-- same. Reads pg_temp.scope. No parameters.
with
said as (
    select r.email_id, a.label, a.confidence
    from pg_temp.scope
    join etl.email_readings as r on r.email_id = scope.key
    join etl.reader_answers as a on a.text_sha256 = r.text_sha256
    where a.confidence > 0.5
        and not exists (select from etl.judged_mail as j where j.email_id = r.email_id)
),

rules as (
    select distinct on (c.email_id)
        c.email_id,
        c.classification_label,
        c.eisenhower_quadrant,
        c.importance_score,
        etl.is_sure(c.generated_by, c.confidence_score) as is_sure
    from said
    join corrected.email_classifications as c
        on c.email_id = said.email_id and c.generated_by = 'rule'
    order by c.email_id, c.created_at desc, c.id
)

select
    s.email_id,
    'llm' as generated_by,
    s.label as classification_label,
    case
        when r.classification_label = s.label then r.eisenhower_quadrant
    end as eisenhower_quadrant,
    case when r.classification_label = s.label then r.importance_score end as importance_score,
    s.confidence as confidence_score
from said as s
left join rules as r on r.email_id = s.email_id
-- What a person's other verdicts have taught is surer.
where r.is_sure is distinct from true

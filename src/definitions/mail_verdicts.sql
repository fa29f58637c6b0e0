-- Grain: one message that something was said of, and the verdict on it that counts: people and
-- models before rules, whatever their confidence, then the newest. Reads email_classifications.
with
placed as (
    select
        c.id,
        c.email_id,
        c.classification_label,
        c.eisenhower_quadrant,
        c.importance_score,
        c.confidence_score,
        c.generated_by,
        row_number() over (
            partition by c.email_id
            order by
                case when c.generated_by = 'rule' then 1 else 0 end,
                case when c.created_at is null then 0 else 1 end,
                c.created_at desc,
                c.id
        ) as place
    from email_classifications as c
)

select
    p.id,
    p.email_id,
    p.classification_label,
    p.eisenhower_quadrant,
    p.importance_score,
    p.confidence_score,
    p.generated_by
from placed as p
where p.place = 1

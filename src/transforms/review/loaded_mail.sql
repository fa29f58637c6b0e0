-- Grain: the loaded mail, what counts of it since the last transform, and what its person has said of mails that are like it.
-- Parameters: email_id.
select
    e.from_address,
    e.direction,
    coalesce(h.is_bulk, false) as is_bulk,
    e.subject,
    left(e.body_plain, 200000) as body_plain,
    left(e.body_html, 2000000) as body_html,
    v.stands,
    coalesce(l.lessons, '[]') as lessons
from corrected.emails as e
left join etl.email_headers as h on h.email_id = e.id
left join lateral (
    select jsonb_build_object(
        'label', c.classification_label, 'confidence', c.confidence_score, 'by', c.generated_by
    ) as stands
    from corrected.email_classifications as c
    where c.email_id = e.id
    order by (c.generated_by is not distinct from 'rule'), c.created_at desc, c.id
    limit 1
) as v on true
left join lateral (
    select jsonb_agg(
        jsonb_build_object('kind', m.kind, 'label', m.label, 'verdicts', m.verdicts)
        order by array_position(array['text', 'subject', 'phrase', 'sender'], m.kind)
    ) as lessons
    from etl.lesson_keys as k
    join etl.mail_lessons as m on m.user_id = k.user_id and m.kind = k.kind and m.key = k.key
    where k.email_id = e.id
) as l on true
where e.id = :'email_id'::uuid

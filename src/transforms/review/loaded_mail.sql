-- Grain: the loaded mail, what counts of it since the last transform, and what its person has said
-- of mails that are like it. Parameters: email_id, and how much of a body is read.
select
    e.from_address,
    e.to_address,
    e.direction,
    coalesce(h.is_bulk, false) as is_bulk,
    e.subject,
    left(e.body_plain, :'plain_characters'::integer) as body_plain,
    left(e.body_html, :'html_characters'::integer) as body_html,
    case when v.email_id is not null then jsonb_build_object(
        'label', v.classification_label, 'confidence', v.confidence_score, 'by', v.generated_by
    ) end as stands,
    coalesce(l.lessons, '[]') as lessons
from corrected.emails as e
left join etl.email_headers as h on h.email_id = e.id
left join etl.mail_verdicts as v on v.email_id = e.id
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

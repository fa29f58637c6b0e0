-- Grain: one mail of which a review has said something, up to five, the last judged first. No
-- parameters.
select
    c.email_id,
    (array_agg(c.classification_label order by c.created_at desc))[1] as label
from etl.review_verdicts as o
join saturnus.email_classifications as c on c.id = o.email_classification_id
group by c.email_id
order by max(c.created_at) desc, c.email_id
limit 5

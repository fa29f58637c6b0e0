-- Grain: one step of the way from sent to offer, over everybody. Reads keyed_facts, reporting.
with
members as (
    select 1 as group_id, f.submitted_at, f.successful, f.replied, f.interviewed, f.offered
    from keyed_facts as f
),

judged as (:judged),

funnel as (:funnel)

select * from funnel

-- Grain: one company of all cells, and what became of the applications to it. Reads keyed_facts,
-- reporting.
with
members as (
    select f.company_key as group_id, f.* from keyed_facts as f where f.company_key is not null
),

judged as (:judged),

outcomes as (:outcomes)

select * from outcomes

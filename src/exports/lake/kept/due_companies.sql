-- Grain: one company of all cells of which something changed since the numbers were computed, by
-- the changelogs of the tables (changes_of_<table>), or of which silence has become an answer, or
-- is none any more. Reads keyed_facts, company_map, reporting, previous_reporting.
with
named as (
    select c.cell, c.company_id from changes_of_application_facts as c
    union all
    select c.cell, c.company_id from changes_of_answers as c
),

silences as (
    select
        f.company_key,
        etl.micros_between(etl.known_instant(f.submitted_at), p.as_of) > p.ghost_after_us as before,
        etl.micros_between(etl.known_instant(f.submitted_at), r.as_of) > r.ghost_after_us as now
    from keyed_facts as f
    cross join previous_reporting as p
    cross join reporting as r
    where not f.replied and f.submitted_at is not null
),

due as (
    select m.company_key
    from named as n
    join company_map as m on m.cell = n.cell and m.company_id = n.company_id
    union all
    select f.company_key
    from changes_of_answers as c
    join keyed_facts as f on f.cell = c.cell and f.id = c.application_id
    union all
    select c.company_key from changes_of_companies as c
    union all
    select s.company_key from silences as s where s.before <> s.now
)

select distinct d.company_key from due as d where d.company_key is not null

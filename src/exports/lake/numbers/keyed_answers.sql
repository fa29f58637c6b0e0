-- Grain: one interview or offer of any cell, and the key of its company. Its day is one of the zone
-- of its cell: it is handed on as its midnight in UTC. Reads answers, company_map.
select
    a.application_id, m.company_key as company_id, a.kind,
    cast(a.answered_on as timestamp with time zone) as answered_at, a.is_certain
from answers as a
left join company_map as m on m.cell = a.cell and m.company_id = a.company_id

-- Grain: one application of any cell, and the key of its company. Reads application_facts,
-- company_map.
select f.*, m.company_key
from application_facts as f
left join company_map as m on m.cell = f.cell and m.company_id = f.company_id

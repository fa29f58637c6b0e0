-- Grain: one company of a cell, the key by which all cells know it, and one name of that key. Reads
-- companies.
select
    c.cell, c.company_id, c.company_key,
    min(c.name) over (partition by c.company_key) as company_name
from companies as c

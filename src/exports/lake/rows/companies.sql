-- Grain: one company of the cell, and by what other cells know it; DuckDB makes company_key of
-- them.
select c.id as company_id, c.name, c.canonical_domain from corrected.companies as c

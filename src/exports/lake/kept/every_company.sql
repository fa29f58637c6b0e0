-- Grain: one company of all cells, one that has rows in the kept numbers only among them. Reads
-- company_map, the kept numbers.
select m.company_key from company_map as m
union
select o.group_id from nyx.numbers.company_outcomes as o
union
select d.company_id from nyx.numbers.company_days as d

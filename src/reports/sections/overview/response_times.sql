-- Grain: one span of response times, the shortest first; empty ones too. No parameters.
with spans(from_days, to_days) as (
    values (0, 1), (1, 2), (2, 3), (3, 5), (5, 7), (7, 10), (10, 14), (14, 21), (21, 30), (30, null)
)

select s.from_days, s.to_days, count(r.id)::integer as responses
from spans as s
left join application_facts as r
    on r.response_us >= s.from_days * 86400000000
    and (r.response_us < s.to_days * 86400000000 or s.to_days is null)
group by s.from_days, s.to_days
order by s.from_days

-- Grain: one of the five companies whose names are most like `wanted`. Parameters: wanted.
select c.name
from companies as c
group by c.name
order by
    contains(lower(c.name), lower($wanted)) desc,
    jaro_winkler_similarity(lower(c.name), lower($wanted)) desc,
    c.name
limit 5

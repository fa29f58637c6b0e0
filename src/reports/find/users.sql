-- Grain: one of the ten persons with the most applications. No parameters.
select u.id::varchar as id, count(a.id)::integer as applications
from users as u
left join applications as a on a.user_id = u.id
group by u.id
order by applications desc, id
limit 10

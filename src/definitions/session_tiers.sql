-- Grain: one company tier that a session applied to. Its cost: the calls that name its
-- applications; in a session without any call their own totals. Reads application_facts,
-- session_calls.
select
    f.session_id,
    f.tier,
    count(*) as total,
    count(*) filter (where f.successful) as successful,
    count(*) filter (where f.failed) as failed,
    etl.quotient_4(
        count(*) filter (where f.successful), count(*) filter (where f.successful or f.failed)
    ) as success_rate,
    etl.quotient_3(
        sum(f.match_score_thousandths), count(f.match_score_thousandths) * 1000
    ) as avg_match_score,
    etl.quotient_4(
        coalesce(
            case
                when count(c.session_id) > 0 then sum(f.model_cost_microdollars)
                else sum(f.own_cost_microdollars)
            end,
            0
        ),
        1000000
    ) as cost
from application_facts as f
left join session_calls as c on c.session_id = f.session_id
where f.session_id is not null
group by f.session_id, f.tier

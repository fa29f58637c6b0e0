-- Grain: one record that is not loaded. `reason` is `column code`, or `repeat`: another record has the same URL and is
-- the last one, or the last with a title. From the DuckDB view `field`.
create or replace temporary table excluded as
with judged as (
    select
        record_number,
        trim(source_url) as source_url,
        coalesce(trim(job_title), '') = '' as untitled,
        problem_of(source_url, job_title, location_city, company_name) as problem
    from field
),

repeated as (
    select source_url
    from judged
    where problem is null
    group by source_url
    having count(*) > 1
),

ranked as (
    select
        record_number,
        row_number() over (partition by source_url order by untitled, record_number desc) as place
    from judged
    where problem is null and source_url in (select source_url from repeated)
)

select
    judged.record_number,
    case
        when judged.problem is not null then judged.problem
        when ranked.place > 1 then 'repeat'
        else 'job_title missing_title'
    end as reason
from judged
left join ranked on ranked.record_number = judged.record_number
where judged.problem is not null or ranked.place > 1 or judged.untitled

-- Questions to nyx.duckdb. Each runs as it stands, with DuckDB or with 'nyx-etl query'.

-- How far did the applications come that were sent?
from marts.funnel;

-- Which companies answer, and how soon?
select company, applications_sent, reply_rate, median_reply_time_days
from marts.company_scorecard
where applications_sent >= 3
order by reply_rate desc, company
limit 20;

-- What do the models cost?
from marts.model_cost;

-- How many applications were sent in each week, and how many had a reply?
select sent_week, count(*) as sent, count(*) filter (replied) as replied
from marts.applications
where sent_week is not null
group by sent_week
order by sent_week;

-- What does each column mean?
select schema_name, table_name, column_name, data_type, comment
from meta.dictionary
order by all;

-- What came of the applications of each source?
select value as source, outcome, applications
from marts.shared_outcomes
where breakdown = 'source'
order by all;

-- How many applications were sent in each week?
select value as week, sum(applications) as sent
from marts.shared_outcomes
where breakdown = 'week'
group by value
order by value;

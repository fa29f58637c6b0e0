-- Grain: one person and week of sending, as etl.cohorts has it.
select * from etl.cohorts

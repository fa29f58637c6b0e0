-- Grain: one application, as etl.application_facts has it.
select * from etl.application_facts

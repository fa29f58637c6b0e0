-- Grain: one row: tokens and cost of everybody. Reads application_facts, model_usage, reporting.
with
session_calls as (:session_calls),

application_costs as (:application_costs),

spending as (:spending)

select * from spending

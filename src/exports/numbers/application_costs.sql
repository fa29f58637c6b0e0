-- Rows that differ, both ways: one application's cost, by application_costs and as it was exported.
with
computed as (
    from memory.main.application_costs
),

exported as (
    from warehouse.main.application_costs
)

(from computed except all from exported) union all (from exported except all from computed)

-- Grain: one record of several with one URL that do not all say the same, as the DuckDB view `field` has it, with the one
-- of them that is loaded; only the description is here for comparing, not the other long texts. No repeat that says nothing
-- else is among them.
create or replace temporary table repeat_member as
with numbered as (
    select record_number, survivor
    from excluded
    where differs
    union all
    select distinct survivor, survivor
    from excluded
    where differs
)

select
    f.* exclude (raw, broken, scraped_html, description_clean),
    f.scraped_html is not null as tells_html,
    coalesce(f.description_raw, f.description_clean) is not null as tells_text,
    n.survivor
from field as f
inner join numbered as n on n.record_number = f.record_number

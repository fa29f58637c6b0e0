-- A provider of models that nothing refers to, as a new database has some, takes the id by which
-- the file knows its name: else the rows of another database, whose calls refer to that id, could
-- not come in.
with told as (
    select distinct on (s.name) s.id, s.name
    from pg_temp.typed as s
    where s.id is not null
    order by s.name, s.record_number
)

update nyx.model_providers as provider
set id = told.id
from told
where provider.name = told.name
    and provider.id <> told.id
    and not exists (select from nyx.model_providers as other where other.id = told.id)
    and not exists (select from nyx.model_usage as call where call.provider_id = provider.id)
    and not exists (
        select from nyx.data_corrections as correction
        where correction.table_name = 'model_providers' and correction.record_id = provider.id
    );

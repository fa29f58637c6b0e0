-- Every correction can be applied, and replaces the value that it says it replaces.
-- severity: warn
-- stage: facts
-- owner: Whoever made the correction; look at etl.correction_conflicts and make a further one.
select correction_id, table_name, record_id, field_name, conflict
from etl.correction_conflicts

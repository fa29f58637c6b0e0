-- A role that may write nyx and saturnus, but knows nothing of schema etl, could not write any more: what its statements
-- make due is marked with the rights of the owner. Names are looked up where nobody but the owner creates any.

alter function etl.mark_touched_rows() security definer set search_path = pg_catalog, pg_temp;
alter function etl.mark_everything() security definer set search_path = pg_catalog, pg_temp;
alter function etl.mark_corrected_rows() security definer set search_path = pg_catalog, pg_temp;
alter function etl.apply_corrections() security definer set search_path = pg_catalog, pg_temp;

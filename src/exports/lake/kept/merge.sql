-- Puts the rows of :changed in the place of those of the same key. A changed key has its rows, or
-- one that says it is deleted; :same compares keys, :key is the key's columns.
merge into :kept as kept
using (
    select c.*, b.is_before
    from (
        select t.*, row_number() over (partition by :key order by is_deleted) as place
        from :changed as t
    ) as c
    cross join values (true), (false) as b (is_before)
    where case when b.is_before then c.place = 1 else not c.is_deleted end
) as told
on :same and told.is_before
when matched then delete
when not matched and not told.is_before then insert *

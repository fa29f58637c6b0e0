-- Grain: one statement that makes etl.legal_form, the pattern of legal forms around the words of a
-- company's name. A function, and no table: the planner works it out once, and what it feeds is due
-- when it changes.
-- Parameter: a JSON array of forms, {form, place}; see knowledge/companies.tsv.
with forms as (
    -- As etl.words leaves a name: Hangul, too, falls apart.
    select
        regexp_replace(normalize(form, nfkd), '[\u0300-\u036f]+', '', 'g') as form,
        place
    from jsonb_to_recordset(:'forms'::jsonb) as f (form text, place text)
),

places as (
    select
        string_agg(form, '|' order by form) filter (where place in ('behind', 'both')) as behind,
        string_agg(form, '|' order by form) filter (where place in ('before', 'both')) as before,
        string_agg(form, '|' order by form) filter (where place = 'joined') as joined,
        string_agg(form, '|' order by form) filter (
            where place in ('joined', 'joined_behind')
        ) as joined_behind
    from forms
)

select format(
    'create function etl.legal_form() returns text language sql immutable parallel safe return %L',
    format(
        '^ (?:%s) (?=[^ ])|^ (?:%s) ?|(?: (?:%s)| ?(?:%s))+ $', before, joined, behind,
        joined_behind
    )
) as statement
from places

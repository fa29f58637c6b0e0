-- Text as words between single spaces, one before the first and one after the last, without accents and punctuation.
create function etl.words(value text) returns text
language sql immutable parallel safe
return ' ' || btrim(
    regexp_replace(
        regexp_replace(normalize(coalesce(value, ''), nfkd), '[\u0300-\u036f]+', '', 'g'),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]+',
        ' ',
        'g'
    )
) || ' ';

comment on function etl.words(text) is
    'A text as words between single spaces, without accents and punctuation: the same for names and for mails.';

-- A company's name as it stands in a mail: without its legal form. etl.legal_form() is made of knowledge/companies.tsv.
create function etl.company_words(name text) returns text
language sql immutable parallel safe
return regexp_replace(etl.words(name), etl.legal_form(), ' ', 'gi');

comment on function etl.company_words(text) is
    'A company''s name as words, without its legal form.';

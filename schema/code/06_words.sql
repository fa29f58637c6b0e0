-- Text as words between single spaces, one before the first and one after the last, without accents
-- and punctuation. Letters that are no others with an accent are written as those do who have no
-- such keys. Most texts have none but ASCII's, and the mark between the parts of a mail: these are
-- told from others first, since to spell letters takes ten times as long. What stands between words
-- is found only where it is more than a space.
create function etl.words(value text) returns text
language sql immutable parallel safe
return ' ' || btrim(
    replace(
        regexp_replace(
            case
                when value ~ '[^\u0001-\u007f\u01c0]' then
                    replace(replace(replace(replace(replace(
                        translate(
                            regexp_replace(normalize(value, nfkd), '[\u0300-\u036f]+', '', 'g'),
                            'øØłŁđĐðÐıħ', 'oOlLdDdDih'
                        ),
                    'ß', 'ss'), 'æ', 'ae'), 'Æ', 'Ae'), 'œ', 'oe'), 'þ', 'th')
                else coalesce(value, '')
            end,
            '[\u0001-\u001f\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf'
            '\u2000-\u206f\u3000-\u303f]'
            '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf'
            '\u2000-\u206f\u3000-\u303f]*'
            '|  +',
            ' ',
            'g'
        ),
        '  ',
        ' '
    )
) || ' ';

comment on function etl.words(text) is
    'A text as words between single spaces, without accents and punctuation: the same for names '
    'and for mails.';

-- A company's name as it stands in a mail: without its legal form. etl.legal_form() is made of
-- knowledge/companies.tsv.
create function etl.company_words(name text) returns text
language sql immutable parallel safe
return regexp_replace(etl.words(name), etl.legal_form(), ' ', 'gi');

comment on function etl.company_words(text) is
    'A company''s name as words, without its legal form.';

-- As people write a name who have no such keys, and the other way round; without what is in
-- brackets, without its article or the end of a domain, with `and` in many languages, and with its
-- parts joined or apart: what domains and addresses do (hr@orsinipagamenti.example is of Orsini
-- Pagamenti). The last ones count only as they are written: somebody may have linked in a page, and
-- not be LinkedIn.
create function etl.company_spellings(name text) returns table (words text, is_exact boolean)
language sql immutable parallel safe
as $$
    with
    lettered as (
        select name
        union
        select replace(replace(replace(replace(replace(replace(replace(replace(
            name, 'ü', 'ue'), 'ö', 'oe'), 'ä', 'ae'), 'Ü', 'Ue'), 'Ö', 'Oe'), 'Ä', 'Ae'),
            'ø', 'oe'), 'å', 'aa')
        union
        select replace(replace(replace(name, 'Ø', 'Oe'), 'Å', 'Aa'), 'ø', 'oe')
        union
        select regexp_replace(name, '([aou])e|(a)a', '\1\2', 'gi')
    ),

    shapes (name, is_exact) as (
        select name, false from lettered
        union
        select regexp_replace(name, '\s*[(\[][^)\]]*[)\]]', '', 'g'), false
        from lettered
        where translate(name, '([', '') <> name
        union
        select regexp_replace(name, '^(The|Die|Der|Das|La|Le|Les|El|Il) ', ''), false from lettered
        union
        select regexp_replace(name, ' ?& ?', ' ' || word || ' '), false
        from lettered
        cross join unnest(array['and', 'und', 'et', 'y', 'e', 'og', 'och', 'en']) as word
        where strpos(name, '&') > 0
        union
        select regexp_replace(name, ' (and|und|et|y|e|og|och|en) ', ' '), false from lettered
        union
        select regexp_replace(name, '(\w)[-''’.](?=\w)', '\1', 'g'), false
        from lettered
        where translate(name, '-''’.', '') <> name
        union
        select regexp_replace(name, '[.](io|ai|app|dev|tech|co)$', '', 'i'), true
        from lettered
        where strpos(name, '.') > 0
        union
        select regexp_replace(name, '([[:lower:]])([[:upper:]])', '\1 \2', 'g'), true from lettered
    ),

    apart (words, is_exact) as (
        select etl.company_words(shapes.name), shapes.is_exact from shapes
    ),

    spelt (words, is_exact) as (
        select words, is_exact from apart
        union all
        select ' ' || joined || ' ', true
        from (select replace(words, ' ', '') as joined from apart where words ~ '[^ ] [^ ]') as j
        where length(joined) > 5
    )

    select spelt.words, bool_and(spelt.is_exact) or spelt.words ~ '^ [^ ]+ $'
    from spelt
    where length(spelt.words) > 3
    group by spelt.words
$$;

comment on function etl.company_spellings(text) is
    'How mails may spell a company''s name, as words; is_exact where capitals matter: names of one '
    'word, and parts that were apart.';

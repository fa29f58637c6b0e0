-- Cheap questions in DuckDB itself, whether one of the functions of job-post-functions.ts must be
-- called: most values of most files need none.

-- What a value says; is_nothing looks it up in the words of says-nothing.ts, none of which is
-- longer than 40 bytes.

create or replace temporary macro said(value) as
    case when strlen(value) > 40 then value when is_nothing(value) then null else value end;

-- trim() looks at each letter, and takes ten times as long as to ask whether there is anything
-- around a text; of letters beyond ASCII some are spaces, too.
create or replace temporary macro trimmed(value) as
    case
        when
            strlen(value) = length(value)
            and not starts_with(value, ' ') and not ends_with(value, ' ')
            then value
        else trim(value)
    end;

create or replace temporary macro is_blank(value) as coalesce(trimmed(value), '') = '';

-- What begins with [ or {: comparing is cheaper than a function.
create or replace temporary macro is_structured(value) as
    (value >= '[' and value < chr(92)) or (value >= '{' and value < '|');

create or replace temporary macro said_label(value) as
    case when is_structured(value) then label_text(value) else said(value) end;

create or replace temporary macro said_title(value) as
    case
        when ends_with(value, ' with verification') then without_badge_of(value)
        else said(value)
    end;

-- Trimmed first: a macro repeats what it is given, and said() takes longer than a column.
create or replace temporary macro said_place(value) as
    case when is_structured(value) then place_text(value) else said(trimmed(value)) end;

create or replace temporary macro raw_place(location, city, region, country) as
    coalesce(location, nullif(concat_ws(', ', city, region, country), ''));

create or replace temporary macro is_iso_instant(value) as
    regexp_full_match(
        value, '(199|20[0-9])\d-\d\d-\d\d([T ]\d\d:\d\d:\d\d([.]\d{1,6})?(Z|[+-]\d\d:\d\d)?)?'
    )
    and try_cast(value as timestamptz) is not null;

-- What the value of a field is known as; null when it is not understood.

create or replace temporary macro known_employment(value) as
    case when value in ('full_time', 'part_time', 'contract', 'intern', 'freelance') then value
        when value is not null then employment_type_of(value)
    end;

create or replace temporary macro known_seniority(value) as
    case
        when value in ('intern', 'junior', 'mid', 'senior', 'lead', 'principal', 'director')
            then value
        when value is not null then seniority_level_of(value)
    end;

-- Few titles have a word of knowledge/words/titles.tsv, and only these are looked at:
-- level_pattern() and type_pattern() hold them.
create or replace temporary macro may_name(title, pattern) as
    regexp_matches(lower(title) || chr(31) || lower(strip_accents(title)), pattern);

create or replace temporary macro level_in_title(title) as
    case when may_name(title, level_pattern()) then level_in_title_of(title) end;

create or replace temporary macro type_in_title(title) as
    case when may_name(title, type_pattern()) then type_in_title_of(title) end;

create or replace temporary macro known_instant(value) as
    case
        when is_iso_instant(value) then value
        when value is not null then posting_date_of(value)
    end;

-- Texts.

create or replace temporary macro repaired(value) as
    case when strlen(value) = length(value) then value
        when regexp_matches(value, '[Â-ô][\x{80}-\x{BF}\x{152}-\x{192}\x{2C6}-\x{2122}]')
            then repair_of(value)
        else value
    end;

-- The steps from a title without markup to one line. Each repeats what it is given, so that they
-- are taken one after the other where there are many titles.
create or replace temporary macro stripped(value) as
    case
        when value >= '!' and not ends_with(value, ' ') and not ends_with(value, chr(9))
            and not ends_with(value, chr(10)) and not ends_with(value, chr(13))
            then value
        else trim(value, E' \t\r\n')
    end;

-- Without what a line repeats of the one before.
create or replace temporary macro said_once(value) as
    case
        when contains(value, chr(10))
            and trim(split_part(value, chr(10), 1)) = trim(split_part(value, chr(10), 2))
        then split_part(value, chr(10), 1)
        else value
    end;

create or replace temporary macro spaced_once(value) as
    case when contains(value, chr(10)) or contains(value, chr(9)) or contains(value, '  ')
        then regexp_replace(value, '\s+', ' ', 'g')
        else value
    end;

-- All of them; null where nothing is left, and the post has no title.
create or replace temporary macro title_line(value) as
    nullif(trim(spaced_once(said_once(trim(value, E' \t\r\n')))), '');

create or replace temporary macro is_untitled(value) as
    coalesce(not regexp_matches(value, '[^\s\pZ]'), true);

create or replace temporary macro has_markup(value) as
    (contains(value, '<') or contains(value, '&'))
    and regexp_matches(value, '</?[a-zA-Z][a-zA-Z0-9:-]*(?:\s|/?>)|<!|&[a-zA-Z#]');

create or replace temporary macro without_markup(value) as
    case when has_markup(value) then html_text_of(value)
        else link_text(value)
    end;

-- Each of several texts once, and none that is a part of another. Pair by pair: a lambda over all
-- of them at once takes more memory than there is.
create or replace temporary macro joined(texts) as
    list_reduce(
        texts,
        lambda one, other: case
            when other is null or contains('; ' || one || '; ', '; ' || other || '; ') then one
            when one is null or one = '' or contains('; ' || other || '; ', '; ' || one || '; ')
                then other
            else one || '; ' || other
        end,
        ''
    );

-- What a function gave as several texts in one.
create or replace temporary macro parts_of(texts) as string_split(texts, chr(31));

-- URLs.

create or replace temporary macro has_space(value) as
    contains(value, ' ') or contains(value, chr(9)) or contains(value, chr(10))
    or contains(value, chr(12)) or contains(value, chr(13));

-- Most begin alike, and to compare takes a fifth of what the pattern does.
create or replace temporary macro is_url(url) as
    case
        when url >= 'https://a' and url < 'https://{' and not has_space(url) then true
        else regexp_full_match(trimmed(url), '(?i)(https?://[^\s/?#]+\S*|urn:\S+)')
    end;

-- Who may see the page is no part of where it is, and a secret.
create or replace temporary macro without_login(url) as
    case when contains(url, '@')
        then regexp_replace(url, '^(\s*[hH][tT][tT][pP][sS]?://)[^/?#\s]*@', '\1')
        else url
    end;

create or replace temporary macro web_url(url) as
    without_login(case when url >= 'http' and url < 'httq' then
            case when contains(url, ' ') or contains(url, '&amp;')
                then replace(replace(split_part(trim(url), ' http', 1), ' ', '%20'), '&amp;', '&')
                else url
            end
        when may_link(url) and link_url_of(url) <> url then link_url_of(url)
        when regexp_full_match(url, '([a-zA-Z0-9-]+[.])+[a-zA-Z]{2,}/\S*') then 'https://' || url
        else url
    end);

create or replace temporary macro is_canonical_url(url) as
    regexp_full_match(url, 'https?://[a-z0-9.-]+/([A-Za-z0-9_~%+-][A-Za-z0-9/_.~%+-]*)?')
        and not contains(url, '/.');

-- What two URLs of one page have in common; see urlKey.
create or replace temporary macro url_key(url) as
    case when is_canonical_url(url) and not ends_with(url, '/') and not contains(url, '://www.')
        then substring(url, position('://' in url) + 3)
        else url_key_of(url)
    end;

create or replace temporary macro host_of(url) as split_part(url, '/', 3);

-- Why a record cannot be loaded, as `column code`. 2,600 bytes is what an entry of a B-tree index
-- may take, with room for the other columns of the index.
create or replace temporary macro problem_of(url, title, city, company) as
    case when is_blank(url) then 'source_url missing_url'
        when not is_url(url) then 'source_url not_a_url'
        when strlen(url) > 2600 then 'source_url too_long'
        when title like 'http%:%' and regexp_full_match(trim(title), 'https?:(//\S*)?')
            then 'job_title not_a_title'
        when strlen(title) > 2600 then 'job_title too_long'
        when strlen(city) > 2600 then 'location_city too_long'
        when strlen(company) > 2600 then 'company_name too_long'
    end;

-- Keys of combinations: see posting_pairs, posting_places and posting_pays.

create
    or replace temporary macro pair_key_of(name, website, source, url) as hash(
        name, website, source, host_of(url)
    );

create
    or replace temporary macro place_key_of(location, city, region, country, remote, employment) as
    hash(location, city, region, country, remote, employment);

create or replace temporary macro pay_key_of(text, least, most, currency, period, country) as
    hash(text, least, most, currency, period, case when currency is null then country end);

-- Grain: one address or name that a person is known by, in lower case; of names those that are more
-- than a word, as others have those, too. Parameter: user_id.
select lower(u.email) as mark from nyx.users as u where u.id = :'user_id'::uuid
union
select lower(a.address) from saturnus.email_accounts as a where a.user_id = :'user_id'::uuid
union
select lower(btrim(u.name)) from nyx.users as u
where u.id = :'user_id'::uuid and btrim(u.name) ~ '\S{2,}\s+\S{2,}'

-- Grain: one address of the mailbox's owner; mail from it is outbound. Parameter: user_id.
select lower(address) as address from saturnus.email_accounts where user_id = :'user_id'::uuid
union
select lower(email) from nyx.users where id = :'user_id'::uuid;

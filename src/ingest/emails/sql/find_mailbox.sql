-- Grain: the one mailbox of this load, found or made; of one that was made, the owner's others.
-- Parameters: user_id, address.
with made as (
    insert into saturnus.email_accounts (user_id, address, provider)
    values (
        :'user_id'::uuid,
        :'address'::text,
        case
            when split_part(:'address'::text, '@', 2) in ('gmail.com', 'googlemail.com')
                then 'gmail'
            when split_part(:'address'::text, '@', 2) ~ '^(outlook|hotmail|live|msn)[.]'
                then 'outlook'
            else 'other'
        end
    )
    on conflict (user_id, address) do nothing
    returning id
)

select
    id,
    (
        select array_agg(address order by address)
        from saturnus.email_accounts
        where user_id = :'user_id'::uuid
    ) as others
from made
union all
select id, null from saturnus.email_accounts
where user_id = :'user_id'::uuid and address = :'address'::text
limit 1;

-- Takes away what the transforms have computed from the rows in pg_temp.undone: they compute anew
-- what is left. No parameters.
delete from nyx.company_properties as p
using nyx.companies as c, pg_temp.undone as u
where u.table_name = 'nyx.companies'
    and u.row_id = c.ctid
    and p.company_id = c.id
    and p.source = 'computed';

delete from nyx.company_metrics_daily as m
using nyx.companies as c, pg_temp.undone as u
where u.table_name = 'nyx.companies' and u.row_id = c.ctid and m.company_id = c.id;

delete from saturnus.email_application_links as l
using saturnus.emails as e, pg_temp.undone as u
where u.table_name = 'saturnus.emails'
    and u.row_id = e.ctid
    and l.email_id = e.id
    and l.matched_by <> 'manual';

delete from saturnus.email_application_links as l
using nyx.applications as a, pg_temp.undone as u
where u.table_name = 'nyx.applications'
    and u.row_id = a.ctid
    and l.application_id = a.id
    and l.matched_by <> 'manual';

delete from saturnus.email_classifications as c
using saturnus.emails as e, pg_temp.undone as u
where u.table_name = 'saturnus.emails'
    and u.row_id = e.ctid
    and c.email_id = e.id
    and c.generated_by = 'rule';

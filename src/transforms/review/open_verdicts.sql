-- Makes the table that takes what a person says. No parameters.
create temporary table given_verdicts (
    place integer,
    email_id uuid,
    label text,
    application_id uuid,
    denies boolean not null
) on commit drop;

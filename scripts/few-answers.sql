-- Gives one session of bench/transform-facts.sql, with eight of its applications, to a person of
-- whom so few answers are dated that nothing is said about the chance of another. The others of the
-- session go to the next one.
insert into nyx.users (id, name, email)
values (bench.id('user', 2), 'Bench 2', 'bench2@example.org');

update nyx.applications
set session_id = bench.id('session', 2)
where session_id = bench.id('session', 1)
    and id not in (select bench.id('application', n) from generate_series(1, 8) as n);

update nyx.applications
set user_id = bench.id('user', 2)
where session_id = bench.id('session', 1);

update nyx.application_sessions
set user_id = bench.id('user', 2)
where id = bench.id('session', 1);

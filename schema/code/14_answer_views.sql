-- Views for people: the numbers of src/definitions that are computed when they are read, from the
-- facts, as of the last transform.

create view etl.reporting as
with
configured as (
    select c.config_json
    from corrected.system_configs as c
    where c.config_name = 'reporting' and c.is_active
    order by c.created_at desc nulls last, c.id desc
    limit 1
),

settings as (
    select
        coalesce((select config_json ->> 'timezone' from configured), 'UTC') as timezone,
        coalesce(
            (select config_json ->> 'ghost_after_days' from configured), '30'
        ) as ghost_after_days
)

select
    s.timezone,
    s.ghost_after_days,
    case
        when s.ghost_after_days ~ '^\d{1,5}(\.\d+)?$'
            then cast(round(s.ghost_after_days::numeric * 86400000000) as bigint)
    end as ghost_after_us,
    (
        select t.as_of from etl.transform_states as t where t.transform = 'company_properties'
    ) as as_of
from settings as s;

comment on view etl.reporting is
    'How days and silence are counted: one row, from the newest active '
    'configuration named reporting.';
comment on column etl.reporting.timezone         is 'Name of the time zone of days.';
comment on column etl.reporting.ghost_after_days is
    'Days of silence after which an application counts as ghosted, as configured.';
comment on column etl.reporting.ghost_after_us is
    'The same in microseconds; null if what is configured is no number of days.';
comment on column etl.reporting.as_of is
    'Logical time that the derived tables are as of; null before the first transform.';

create view etl.answer_survival as
with
application_facts as (
    select * from etl.application_facts
),

reporting as (
    select * from etl.reporting
),

answer_survival as (:answer_survival)

select * from answer_survival;

comment on view etl.answer_survival is
    'One person and number of days after sending: the share of applications without an answer by '
    'then (Kaplan-Meier).';
comment on column etl.answer_survival.user_id          is 'The person applied for.';
comment on column etl.answer_survival.days is
    'Days after sending, 0 to 365, by which an answer came or which an application without '
    'one has waited.';
comment on column etl.answer_survival.followed is
    'Applications that had no answer before and have been waited for that long: at risk.';
comment on column etl.answer_survival.answered is
    'Those of them that were answered on that day; of day 365, none of those answered later.';
comment on column etl.answer_survival.unanswered is
    'Those of them that have waited no longer: from then on nobody knows.';
comment on column etl.answer_survival.unanswered_share is
    'Estimated share without an answer by the end of that day, 6 decimals.';
comment on column etl.answer_survival.unanswered_low is
    'Lower end of its 95 % band by Greenwood, 4 decimals.';
comment on column etl.answer_survival.unanswered_high is
    'Upper end of its 95 % band by Greenwood, 4 decimals.';
comment on column etl.answer_survival.chance is
    'Chance of an answer by the last day followed, after so many days of silence, 4 decimals.';
comment on column etl.answer_survival.arrived_share is
    'Share that is there by the end of that day of all answers that are by the last '
    'one, 4 decimals.';

create view etl.waiting_applications as
with
application_facts as (
    select * from etl.application_facts
),

reporting as (
    select * from etl.reporting
),

waiting_applications as (:waiting_applications)

select * from waiting_applications;

comment on view etl.waiting_applications is
    'One application that was sent and has brought no answer, and what to do about it.';
comment on column etl.waiting_applications.user_id        is 'The person applied for.';
comment on column etl.waiting_applications.application_id is 'The application.';
comment on column etl.waiting_applications.company_id     is 'Company of its job post.';
comment on column etl.waiting_applications.silent_days    is 'Whole days since it was sent.';
comment on column etl.waiting_applications.usual_days     is
    'Days within which four of five answers come: of its company, where five are known, '
    'else of all.';
comment on column etl.waiting_applications.is_usual_of_company is
    'Whether usual_days is that of its company.';
comment on column etl.waiting_applications.chance         is
    'Chance that an answer still comes, from answer_survival, 4 decimals; null where fewer than '
    'five answers of the person are dated.';
comment on column etl.waiting_applications.verdict        is
    'follow up: silent for longer than usual; stop waiting: ghosted or a chance below '
    '0.05; else wait.';

create view etl.follow_up as
with
application_facts as (
    select * from etl.application_facts
),

reporting as (
    select * from etl.reporting
),

follow_up as (:follow_up)

select * from follow_up;

comment on view etl.follow_up is
    'One person and when answers came.';
comment on column etl.follow_up.user_id              is 'The person applied for.';
comment on column etl.follow_up.sent                 is 'Applications that were sent.';
comment on column etl.follow_up.replied              is 'Those of them with a response.';
comment on column etl.follow_up.p10_days is
    'A tenth of the responses took this many days or fewer, 2 decimals; null without one.';
comment on column etl.follow_up.p25_days is
    'A quarter of the responses took this many days or fewer, 2 decimals; null without one.';
comment on column etl.follow_up.median_days is
    'Half of the responses took this many days or fewer, 2 decimals; null without one.';
comment on column etl.follow_up.p75_days is
    'Three quarters of the responses took this many days or fewer, 2 decimals; null without one.';
comment on column etl.follow_up.p80_days is
    'Four fifths of the responses took this many days or fewer, 2 decimals; null without one.';
comment on column etl.follow_up.p90_days is
    'Nine tenths of the responses took this many days or fewer, 2 decimals; null without one.';
comment on column etl.follow_up.p95_days is
    'Nineteen of twenty of the responses took this many days or fewer, 2 decimals; '
    'null without one.';
comment on column etl.follow_up.due_7 is
    'Applications sent at least 7 days before the as-of.';
comment on column etl.follow_up.replied_7 is
    'Those of them with a response within 7 days.';
comment on column etl.follow_up.replied_7_rate       is 'replied_7 of due_7; null without one.';
comment on column etl.follow_up.replied_7_rate_low   is 'Lower end of its 95 % Wilson interval.';
comment on column etl.follow_up.replied_7_rate_high  is 'Upper end of its 95 % Wilson interval.';
comment on column etl.follow_up.due_14 is
    'Applications sent at least 14 days before the as-of.';
comment on column etl.follow_up.replied_14 is
    'Those of them with a response within 14 days.';
comment on column etl.follow_up.replied_14_rate      is 'replied_14 of due_14; null without one.';
comment on column etl.follow_up.replied_14_rate_low  is 'Lower end of its 95 % Wilson interval.';
comment on column etl.follow_up.replied_14_rate_high is 'Upper end of its 95 % Wilson interval.';
comment on column etl.follow_up.due_30 is
    'Applications sent at least 30 days before the as-of.';
comment on column etl.follow_up.replied_30 is
    'Those of them with a response within 30 days.';
comment on column etl.follow_up.replied_30_rate      is 'replied_30 of due_30; null without one.';
comment on column etl.follow_up.replied_30_rate_low  is 'Lower end of its 95 % Wilson interval.';
comment on column etl.follow_up.replied_30_rate_high is 'Upper end of its 95 % Wilson interval.';

create view etl.cohorts as
with
application_facts as (
    select * from etl.application_facts
),

reporting as (
    select * from etl.reporting
),

cohorts as (:cohorts)

select * from cohorts;

comment on view etl.cohorts is
    'One person and week of sending, and what became of its applications.';
comment on column etl.cohorts.user_id             is 'The person applied for.';
comment on column etl.cohorts.sent_week is
    'Monday of the week in which they were sent, in the reporting time zone.';
comment on column etl.cohorts.sent                is 'Applications that were sent.';
comment on column etl.cohorts.replied             is 'Those of them with a response.';
comment on column etl.cohorts.interviewed         is 'Those of them that are interviewed.';
comment on column etl.cohorts.offered             is 'Those of them that are offered.';
comment on column etl.cohorts.rejected            is 'Those of them that are rejected.';
comment on column etl.cohorts.ghosted is
    'Those of them without a response for longer than the limit of silence.';
comment on column etl.cohorts.waiting is
    'Those of them that are still open: no response, not ghosted.';
comment on column etl.cohorts.reply_rate          is 'replied of sent.';
comment on column etl.cohorts.reply_rate_low      is 'Lower end of its 95 % Wilson interval.';
comment on column etl.cohorts.reply_rate_high     is 'Upper end of its 95 % Wilson interval.';
comment on column etl.cohorts.interview_rate      is 'interviewed of sent.';
comment on column etl.cohorts.interview_rate_low  is 'Lower end of its 95 % Wilson interval.';
comment on column etl.cohorts.interview_rate_high is 'Upper end of its 95 % Wilson interval.';
comment on column etl.cohorts.offer_rate          is 'offered of sent.';
comment on column etl.cohorts.offer_rate_low      is 'Lower end of its 95 % Wilson interval.';
comment on column etl.cohorts.offer_rate_high     is 'Upper end of its 95 % Wilson interval.';

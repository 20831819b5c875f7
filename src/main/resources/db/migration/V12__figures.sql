-- What each incident counts for in the overview, in a narrow row of its own: joined anew from a million incidents and their
-- ten million limits, the counts of a quarter took seconds. Not columns of incident: its rows are wide, and with these in
-- an index of it each kept limit would be an entry in all of them, the one of words too.
-- The release before runs on while its replicas are replaced, and does not know this table: what it changes meanwhile counts
-- as it was until the incident next changes in what is counted, or its rows are made anew.
create table figure (
    incident              uuid        primary key,
    clock                 text        not null,
    reported_at           timestamptz not null,
    level                 text        not null,
    theme                 text        not null,
    lead                  text        not null,    -- empty while there is none
    units                 text[]      not null,    -- in its circle: who sees it counted
    signed_kept           smallint    not null,    -- every unit has a limit of its own
    signed_missed         smallint    not null,
    signed_running        smallint    not null,
    answer_target_kept    smallint    not null,
    answer_target_missed  smallint    not null,
    answer_target_running smallint    not null,
    answer_hard_kept      smallint    not null,
    answer_hard_missed    smallint    not null,
    answer_hard_running   smallint    not null,
    complete_kept         smallint    not null,
    complete_missed       smallint    not null,
    complete_running      smallint    not null,
    answered_in           int                      -- seconds until the first answer; null = none yet
) with (fillfactor = 80);

with circle as (
    select incident, array_agg(unit order by unit collate "C") as units
    from incident_unit where left_at is null group by 1),
promised as (
    select incident, case when id like 'ack.%' then 'signed' else id end as promise,
           case when missed then 'missed' when state = 'met' then 'kept' else state end as outcome,
           case when id = 'answer_hard' and state = 'met' then floor(extract(epoch from ended_at - start)) end as took
    from running_limit where id like 'ack.%' or id in ('answer_target', 'answer_hard', 'complete')),
counted as (
    select incident,
           count(*) filter (where promise = 'signed' and outcome = 'kept') as signed_kept,
           count(*) filter (where promise = 'signed' and outcome = 'missed') as signed_missed,
           count(*) filter (where promise = 'signed' and outcome = 'running') as signed_running,
           count(*) filter (where promise = 'answer_target' and outcome = 'kept') as target_kept,
           count(*) filter (where promise = 'answer_target' and outcome = 'missed') as target_missed,
           count(*) filter (where promise = 'answer_target' and outcome = 'running') as target_running,
           count(*) filter (where promise = 'answer_hard' and outcome = 'kept') as hard_kept,
           count(*) filter (where promise = 'answer_hard' and outcome = 'missed') as hard_missed,
           count(*) filter (where promise = 'answer_hard' and outcome = 'running') as hard_running,
           count(*) filter (where promise = 'complete' and outcome = 'kept') as complete_kept,
           count(*) filter (where promise = 'complete' and outcome = 'missed') as complete_missed,
           count(*) filter (where promise = 'complete' and outcome = 'running') as complete_running,
           max(took) as took
    from promised group by 1)
insert into figure
select i.id, i.clock, i.reported_at, i.level, i.theme, coalesce(i.lead, ''), coalesce(u.units, '{}'),
       coalesce(signed_kept, 0), coalesce(signed_missed, 0), coalesce(signed_running, 0),
       coalesce(target_kept, 0), coalesce(target_missed, 0), coalesce(target_running, 0),
       coalesce(hard_kept, 0), coalesce(hard_missed, 0), coalesce(hard_running, 0),
       coalesce(complete_kept, 0), coalesce(complete_missed, 0), coalesce(complete_running, 0), took
from incident i
left join circle u on u.incident = i.id
left join counted c on c.incident = i.id
order by i.reported_at;                            -- as they come: a period is one stretch of the table

create index figure_reported on figure (clock, reported_at);
analyze figure;

grant select, insert, update, delete on figure to sise_app;

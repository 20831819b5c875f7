-- 演练: drills run on the real engine by clocks of their own. A clock is the drill's code; incident.clock and running_limit.clock
-- hold it. Whoever decides in a drill holds its row for share until the commit, so that no time of it goes backwards.
create sequence drill_code;
grant usage on sequence drill_code to sise_app;

create table drill (
    code         text        primary key,
    name         text        not null,
    unit         text        not null,
    participants text[]      not null,
    state        text        not null check (state in ('planned', 'running', 'paused', 'ended')),
    speed        int         not null check (speed between 1 and 600),
    planned_by   text        not null,
    planned_at   timestamptz not null,
    started_at   timestamptz,
    ended_at     timestamptz
);
create index drill_running on drill (code) where state = 'running';
create index drill_newest on drill (planned_at desc, code desc);

-- From real_from on the drill's time is drill_from plus speed times what has passed since; 0 stands still. The last one counts.
create table drill_segment (
    drill      text        not null references drill,
    number     int         not null,
    real_from  timestamptz not null,
    drill_from timestamptz not null,
    speed      int         not null check (speed between 0 and 600),
    primary key (drill, number)
);

-- What is played in, and what became of it: an incident that it made or spoke to, or why it was refused.
create table drill_inject (
    drill    text     not null references drill,
    number   int      not null,
    after    interval not null,
    kind     text     not null,
    key      text,
    target   text,
    body     text     not null,
    played   timestamptz,
    incident uuid,
    refusal  text,
    primary key (drill, number)
);

-- What an assessor gives for a step.
create table drill_mark (
    drill    text        not null references drill,
    incident uuid        not null,
    step     text        not null,
    points   int         not null check (points between 0 and 10),
    remark   text,
    person   text        not null,
    at       timestamptz not null,
    primary key (drill, incident, step)
);

grant select, insert, update on drill, drill_inject, drill_mark to sise_app;
grant select, insert on drill_segment to sise_app;

-- Incidents whose limits could not pass: tried again alone, at growing distances, while all others go on.
create table stuck_limit (
    incident uuid        primary key,
    error    text        not null,
    attempts int         not null,
    next_try timestamptz not null
);
grant select, insert, update, delete on stuck_limit to sise_app;

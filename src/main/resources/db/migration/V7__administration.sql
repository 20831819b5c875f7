-- What people change on the pages of administration, and who changed it.

-- The file that was applied last: at the next start the same one is left aside, so that later changes on a page stay.
create table applied_file (
    what text primary key,
    hash text not null check (hash ~ '^[0-9a-f]{64}$')
);

-- Days that go before the calendar's file.
create table calendar_day (
    day  date primary key,
    kind text not null check (kind in ('off', 'work')),
    name text not null check (length(name) <= 40)
);

create table calendar_published (
    id    int primary key check (id = 1),
    until date not null
);

-- Insert-only. Codes alone: no name, no number, no password.
create table administration (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default now(),
    person  text not null,
    what    text not null,
    unit    text,
    subject text not null
);

grant select, insert, update on applied_file, calendar_published to sise_app;
grant select, insert, update, delete on calendar_day to sise_app;
grant select, insert on administration to sise_app;

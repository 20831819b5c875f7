-- The event log and what hangs on it. Run by sise_owner; the service connects as sise_app and owns nothing here.
-- SQL keeps to PostgreSQL 15. Times are bound by the service; SQL never compares with now().

-- Numbers of incidents: gaps are allowed, repeats are not.
create sequence incident_number;
create sequence drill_number;

-- The log: insert-only. Its chain is checked by the service and anchored on the topic sise.incidents.
create table entry (
    incident        uuid        not null,
    number          int         not null check (number > 0),
    seq             bigint      generated always as identity (cache 1),
    type            text        not null,
    version         smallint    not null,
    at              timestamptz not null,          -- recorded
    person          text        not null,
    unit            text        not null,
    capacity        text        not null,          -- the role in which the person acted
    audience        text[]      not null,          -- unit codes, computed in core
    payload         text        not null,          -- exactly the bytes that the hash covers
    previous_hash   text        not null,
    hash            text        not null,
    hash_algorithm  text        not null,
    primary key (incident, number)
);
create unique index entry_seq on entry (seq);

-- What persons typed, apart: purging deletes rows here and the chain still verifies.
create table content (
    incident uuid  not null,
    number   int   not null,
    field    text  not null,                       -- path in the payload, such as outcome.facts
    hash     text  not null,                       -- of salt and body; stands in the payload
    salt     bytea not null,
    body     text  not null,
    primary key (incident, number, field)
);

-- One thin row per entry that the relay has still to publish; deleted after the ack.
create table outbox (
    seq      bigint primary key,
    incident uuid not null,
    number   int  not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- What could not be written to one topic: that incident waits there, everything else flows.
create table parked (
    incident  uuid        not null,
    topic     text        not null,
    number    int         not null,                -- first entry that waits
    error     text        not null,
    attempts  int         not null,
    next_try  timestamptz not null,
    primary key (incident, topic)
);

-- What was received once is applied once: REST Idempotency-Keys (source = rest:<person>) and CloudEvents alike.
create table received (
    source      text        not null,
    key         text        not null,
    fingerprint text        not null,
    incident    uuid        not null,
    number      int         not null,              -- last entry that it brought about
    at          timestamptz not null,
    primary key (source, key)
);

-- Which incident a matter's further reports belong to (design 4; rule 41 after closing).
create table open_matter (
    source    text not null,
    dedup_key text not null,
    clock     text not null,
    incident  uuid not null,
    primary key (source, dedup_key, clock)
);

-- Rows: projected in the transaction of their entries, rebuilt from the log at any time. Natural keys.
create table incident (
    id              uuid        primary key,
    number          text        not null unique,
    clock           text        not null,
    version         int         not null,          -- number of its last entry
    hash            text        not null,          -- of its last entry
    level           text        not null,
    provisional     boolean     not null,
    phase           text        not null,
    theme           text        not null,
    area            text        not null,
    owner           text        not null,
    lead            text,
    statutory_class text,
    plan            text        not null,
    standard        text        not null,
    restricted      boolean     not null,
    title           text        not null,
    summary         text        not null,
    grams           text[]      not null,          -- bigrams of title and summary, for Chinese search
    reads           bigint,
    known_at        timestamptz not null,
    received_at     timestamptz not null,
    reported_at     timestamptz not null,
    completed_at    timestamptz,
    closed_at       timestamptz,
    next_due        timestamptz,                   -- of its running limits
    overdue         boolean     not null           -- a running limit was missed
);
create index incident_newest on incident (clock, reported_at desc, id desc);
create index incident_level on incident (clock, level, reported_at desc, id desc);
create index incident_open on incident (clock, reported_at desc, id desc) where phase <> 'closed';
create index incident_theme on incident (clock, theme, reported_at desc, id desc);
create index incident_grams on incident using gin (grams);

create table step (
    incident  uuid        not null,
    id        text        not null,                -- key.unit.round
    key       text        not null,
    unit      text        not null,
    kind      text        not null,
    stage     text        not null,
    line      text        not null,
    role      text        not null,
    state     text        not null,
    lapsed    boolean     not null,
    opened_at timestamptz not null,
    ended_at  timestamptz,
    done_at   timestamptz,
    due       timestamptz,
    primary key (incident, id)
);
create index step_inbox on step (unit, due nulls last, opened_at) where state = 'open';

-- "limit" is a reserved word.
create table running_limit (
    incident uuid        not null,
    id       text        not null,
    clock    text        not null,
    kind     text        not null,
    unit     text,
    start    timestamptz not null,
    due      timestamptz not null,
    wake     timestamptz,
    state    text        not null,
    missed   boolean     not null,
    ended_at timestamptz,
    primary key (incident, id)
);
create index running_limit_wake on running_limit (clock, wake) where wake is not null;

-- Who is, or was, in the circle of an incident.
create table incident_unit (
    incident    uuid        not null,
    unit        text        not null,
    capacity    text        not null,
    joined      int         not null,              -- number of the entry
    left_at     int,                               -- number of the entry; null = still in it
    reported_at timestamptz not null,              -- of the incident, so that a unit's list pages by one index
    clock       text        not null,
    primary key (incident, unit)
);
create index incident_unit_newest on incident_unit (unit, clock, reported_at desc, incident desc);

-- The complete situation after each entry that changed it; later back-tests read this.
create table situation (
    incident  uuid        not null,
    number    int         not null,
    at        timestamptz not null,
    standard  text        not null,
    level     text        not null,
    confirmed boolean     not null,
    situation text        not null,
    primary key (incident, number)
);

grant usage on schema public to sise_app, sise_purge;
grant usage on sequence incident_number, drill_number to sise_app;
-- Insert-only: not even the service can change or remove what was recorded.
grant select, insert on entry to sise_app;
grant select, insert on content to sise_app;
grant select, insert, update, delete
    on outbox, parked, received, open_matter, incident, step, running_limit, incident_unit, situation to sise_app;
-- Purging reads which content there is and removes it; it appends its own entry through the service.
grant select on entry to sise_purge;
grant select, delete on content to sise_purge;

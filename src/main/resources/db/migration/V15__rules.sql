-- Versions of plan and standard, and what persons did with them. Both insert-only: a body never changes, and neither does who
-- put it into force and from when. Which version holds at a time follows from the deeds alone (org.sise.app.RuleBook).
create table rule_version (
    kind       text        not null check (kind in ('plan', 'standard')),
    version    text        not null,
    body       text        not null,                -- YAML, exactly as it came
    hash       text        not null check (hash ~ '^[0-9a-f]{64}$'),    -- of the body
    note       text        not null,
    drafter    text        not null,                -- a person; sise: a file
    drafted_at timestamptz not null default clock_timestamp(),
    primary key (kind, version)
);

-- Written one after the other under a lock, so that who knows the last one knows all before it.
create table rule_deed (
    seq        bigint      generated always as identity primary key,
    kind       text        not null,
    version    text        not null,
    deed       text        not null check (deed in ('activated', 'withdrawn')),
    person     text        not null,
    holds_from timestamptz check ((holds_from is not null) = (deed = 'activated')),
    at         timestamptz not null,
    foreign key (kind, version) references rule_version (kind, version)
);

grant select, insert on rule_version, rule_deed to sise_app;

-- What a draft would have made of past incidents. A row is its own lease: whoever runs it says after each batch that it lives.
create table backtest (
    id         uuid        primary key,
    kind       text        not null,
    version    text        not null,
    since      timestamptz not null,
    until      timestamptz not null,
    person     text        not null,
    state      text        not null check (state in ('running', 'done', 'cancelled', 'failed')),
    incidents  bigint      not null,                -- in all
    counted    bigint      not null,                -- so far
    asked_at   timestamptz not null,
    alive_at   timestamptz not null,
    result     text,                                -- JSON
    foreign key (kind, version) references rule_version (kind, version)
);
grant select, insert, update on backtest to sise_app;

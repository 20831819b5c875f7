-- The directory: plain rows, changed in place; persons' names live here and nowhere else.

create table area (
    code    text primary key check (code ~ '^[0-9]{6}$'),
    city    boolean not null,
    name_zh text not null,
    name_en text not null
);
create unique index area_one_city on area (city) where city;

create table unit (
    code                text primary key check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    kind                text not null,
    area                text not null references area,
    -- deferred: a file may name the superior after the inferior
    functional_superior text references unit deferrable initially deferred check (functional_superior <> code),
    name_zh             text not null,
    name_en             text not null,
    delivery            text not null check (delivery in ('kafka', 'none')),
    duty_phone          text
);

create table person (
    code   text primary key check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name   text not null,
    unit   text not null references unit,
    phone  text,
    active boolean not null
);

create table person_role (
    person text not null references person,
    role   text not null,
    primary key (person, role)
);

create table deputy (
    for_person  text not null references person,
    person      text not null references person,
    valid_from  timestamptz not null,
    valid_until timestamptz not null,
    primary key (for_person, person, valid_from),
    check (valid_from < valid_until),
    check (person <> for_person)
);

create table call_chain (
    unit     text not null references unit,
    role     text not null,
    position int  not null check (position >= 0),
    person   text not null references person,
    primary key (unit, role, position)
);

create table account (
    login         text primary key,
    person        text not null unique references person,
    password_hash text not null
);

create table token (
    id        uuid primary key,
    hash      bytea not null unique check (length(hash) = 32),
    person    text not null references person,
    label     text not null,
    created   timestamptz not null,
    expires   timestamptz not null,
    revoked   timestamptz,
    last_used date
);
create index token_person on token (person);

grant select, insert, update on area, unit, person, account, token to sise_app;
grant select, insert, update, delete on person_role, deputy, call_chain to sise_app;

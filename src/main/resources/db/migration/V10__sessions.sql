-- Log-ins by form: a cookie alone cannot be called back, a row can.
create table session (
    id     uuid primary key,
    person text not null references person,
    seen   date not null
);
create index session_person on session (person);

grant select, insert, update, delete on session to sise_app;

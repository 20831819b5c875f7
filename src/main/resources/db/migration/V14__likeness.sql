-- By which incidents that resemble each other are found: bands of a signature of their words (org.sise.store.Likeness). Numbers
-- only: from them no word is found again, so that a purge leaves them. Incidents of before have none; rebuilding gives it to them.
create table likeness (
    band        bigint      not null,
    reported_at timestamptz not null,
    incident    uuid        not null,
    primary key (band, reported_at, incident)
);
grant select, insert on likeness to sise_app;

-- What a unit's list is narrowed by stands in the unit's own row, so that each list is one walk down one index, however
-- many incidents the others have: before, those of a level, say, were sought among all that the unit has or among all of
-- that level, which took tens of milliseconds among a million.
-- The defaults are for the release before, which runs on while its replicas are replaced: what it adds meanwhile stands in the
-- wrong lists of its units until the incident changes its level or phase, or its rows are made anew.
alter table incident_unit
    add column level   text    not null default 'blue',
    add column theme   text    not null default 'other',
    add column phase   text    not null default 'open',
    add column overdue boolean not null default false;
update incident_unit u
set level = i.level, theme = i.theme, phase = i.phase, overdue = i.overdue
from incident i
where i.id = u.incident;

-- The same as those of incident; who left sees no list. Two filters at once: one more column says it without the row.
drop index incident_unit_newest;
create index incident_unit_newest on incident_unit (unit, clock, reported_at desc, incident desc) where left_at is null;
create index incident_unit_level on incident_unit (unit, clock, level, reported_at desc, incident desc, theme) where left_at is null;
create index incident_unit_theme on incident_unit (unit, clock, theme, reported_at desc, incident desc) where left_at is null;
create index incident_unit_open on incident_unit (unit, clock, reported_at desc, incident desc, level, phase)
    where left_at is null and phase <> 'closed';
create index incident_unit_overdue on incident_unit (unit, clock, reported_at desc, incident desc, level)
    where left_at is null and overdue;

-- Most decisions change nothing that an index holds: with room on its page, the row's new version needs no entry in any,
-- not in the one of words either, which has some seventy for each incident.
alter table incident set (fillfactor = 80);
alter table incident_unit set (fillfactor = 90);

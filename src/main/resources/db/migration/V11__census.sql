-- How many are open of each level, and overdue, is asked every few seconds: counted from the index, not from a page of the
-- table for each.
drop index incident_phase;
create index incident_phase on incident (clock, phase, reported_at desc, id desc) include (level, overdue) where phase <> 'closed';

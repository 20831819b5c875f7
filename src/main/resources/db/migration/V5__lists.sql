-- Among a million incidents the open ones are few, and those completed or overdue fewer: each is found without the others.
create index incident_phase on incident (clock, phase, reported_at desc, id desc) where phase <> 'closed';
create index incident_overdue on incident (clock, reported_at desc, id desc) where overdue and phase <> 'closed';
drop index incident_open;

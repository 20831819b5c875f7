-- A merger gives every matter of the duplicate to the incident that lives on: found by the incident that has it.
create index open_matter_incident on open_matter (incident);

-- Readiness compares the schema with the release.
grant select on flyway_schema_history to sise_app;

-- What was withdrawn is looked up with every reading of an incident's texts, and by the purge.
create index entry_content_purged on entry (incident) where type = 'content_purged';

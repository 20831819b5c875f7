-- Deletes, for good, body and salt of every text that an entry content_purged has withdrawn. As sise_purge, from time to time:
--   psql -v ON_ERROR_STOP=1 -U sise_purge -d sise -f deploy/database/purge.sql
-- The entry comes first, so a run that was cut short is simply repeated; what is gone is not looked for.
delete from content c
using entry e, jsonb_array_elements_text(e.payload::jsonb -> 'texts') as withdrawn (name)
where e.type = 'content_purged'
  and c.incident = e.incident
  and c.number || '/' || c.field = withdrawn.name;

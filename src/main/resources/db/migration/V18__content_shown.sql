-- The words that an answer about an incident holds, without the thousands of its notes: found without reading these.
create index content_shown on content (incident) where field <> 'text';

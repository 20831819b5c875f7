-- Which transaction wrote an entry, so that a stream is told what was committed since, however commits overtook each other
-- (docs/adr/0010). Not part of the chain. Older entries have none: nobody has a cursor that old.
alter table entry add column transaction xid8;
alter table entry alter column transaction set default pg_current_xact_id();
create index entry_transaction on entry (transaction) where transaction is not null;

-- What was received is forgotten after 13 months (docs/replies.md). New rows are the youngest: the index grows at its end only.
create index received_at on received (at);

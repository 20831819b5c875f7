-- What was received is forgotten after 13 months (docs/replies.md). The rows lie in the order in which they came, so that an
-- index of ranges finds the old ones, and costs a command that has a key next to nothing.
create index received_at on received using brin (at);

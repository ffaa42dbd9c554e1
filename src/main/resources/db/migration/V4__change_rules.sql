-- The last day of a suspension of the giving out; null: until it is resumed.
alter table orders add column suspended_to date;

-- What waits for its decision, by type and age: the automatic decisions take what is old enough.
create index change_request_waiting on change_request (type, created_at) where status = 'in_progress';

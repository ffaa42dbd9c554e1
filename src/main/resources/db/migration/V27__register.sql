-- While a customer is disabled nobody may do anything for it: the level of its users is 0, so that no statement
-- which looks at levels has to look at the customer too, and what they were given is held here.
alter table access add column held_level smallint check (held_level between 0 and 3);

update access a set held_level = a.level, level = 0
  from customer c
 where c.id = a.customer_id and c.disabled_at is not null;

-- What a call decided, which its page tells beside what it filed; changes that were applied at once have no such call.
create index change_request_by_decision on change_request (decided_call_id) where decided_call_id is not null;

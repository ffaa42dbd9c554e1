-- The errors of one method are found by the index alone: before, the row of each error was read to see whose it was.
drop index call_by_outcome;
create index call_by_outcome on call (outcome, id, message) where outcome <> 'ok';

-- The words of orders are looked through from the newest on without the orders themselves.
create index order_words_newest on order_words (created_at, request_id);

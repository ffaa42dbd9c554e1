-- The log portal: every search of the call log is answered by an index that has the newest first.
-- Ids sort by time, so they are the second column throughout; a page is read from its end.

drop index call_by_trail;
drop index call_by_order;
create index call_by_trail on call (trail, id) where trail is not null;
create index call_by_order on call (request_id, id) where request_id is not null;
create index call_by_user on call (user_id, id) where user_id is not null;
create index call_by_operator on call (operator, id) where operator is not null;
create index call_by_message on call (message, id);
create index call_by_source on call (source, id) where source <> 'api';
create index call_by_outcome on call (outcome, id) where outcome <> 'ok';
create index call_by_ip on call (ip, id);

-- The words of a call's bodies, for searching a day. Marks are taken for spaces first, for the parser would read
-- them as parts of addresses, paths and tags.
create function call_words(request text, answer text) returns tsvector
  language sql immutable parallel safe
  return to_tsvector('simple',
    regexp_replace(coalesce(request, '') || ' ' || coalesce(answer, ''), '[<>@./_+\\-]', ' ', 'g'));
create index call_exchange_by_words on call_exchange using gin (call_words(request, answer));

-- What a call caused.
create index change_request_by_call on change_request (call_id);
create index order_state_change_by_call on order_state_change (call_id);

-- How many calls there were; kept by whoever writes the log, in the same transaction.
create table call_minute (
  at      timestamptz not null,           -- the beginning of the minute
  message text not null,                  -- empty: one of the many that are no method of ours
  source  text not null,
  outcome text not null,
  calls   bigint not null,
  primary key (at, message, source, outcome)
) with (fillfactor = 80);
create table call_hour (
  at      timestamptz not null,
  message text not null,
  source  text not null,
  outcome text not null,
  calls   bigint not null,
  primary key (message, at, source, outcome)
) with (fillfactor = 80);
insert into call_minute select date_trunc('minute', at, 'UTC'), message, source, outcome, count(*) from call group by 1, 2, 3, 4;
insert into call_hour select date_trunc('hour', at, 'UTC'), message, source, outcome, sum(calls) from call_minute group by 1, 2, 3, 4;

-- People and subscriptions over all customers, and who did what is told of.

create index session_open on session (created_at, trail) where closed_at is null;
create index token_open on token (created_at, trail) where closed_at is null;
create index webhook_by_host on webhook (host text_pattern_ops, id);

-- What the receiver of a subscription said last; a second late at most. A directory table, as webhook is.
create table webhook_answer (
  webhook_id  integer primary key references webhook on delete cascade,
  at          timestamptz not null,
  received    boolean not null,
  answer      text not null,
  duration_us bigint not null
) with (fillfactor = 50);

-- The call that decided a change, which its event names.
alter table change_request add column decided_call_id uuid;

create or replace function event_of_decision() returns trigger language plpgsql as $$
begin
  insert into event (customer_id, at, type, request_id, detail, subject, call_id, waits)
  values (new.customer_id, coalesce(new.decided_at, new.created_at),
          case new.status when 'success' then 'change.approved' else 'change.declined' end,
          new.request_id, new.type, new.id, new.decided_call_id, new.status = 'success');
  return null;
end $$;

-- What a call of the carrier's transport system caused, which that knows already.
create index event_waiting_by_call on event (call_id) where waits;

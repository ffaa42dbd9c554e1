-- Orders are found by names through one narrow row each, in the order of their creation, instead of through the wide
-- rows of their parties: what hardly any order has comes from the words, what many have from the newest rows.

create table order_words (
  customer_id bigint not null,
  request_id  integer not null,
  created_at  timestamptz not null,
  words       tsvector not null,          -- of the names and INNs of all parties
  primary key (customer_id, request_id)
);

create function words_of_order(customer bigint, request integer) returns tsvector language sql stable return
  (select strip(to_tsvector('simple',
            plain(string_agg(left(p.name, 500) || ' ' || left(coalesce(p.inn, ''), 20), ' '))))
     from order_party p where p.customer_id = customer and p.request_id = request);

insert into order_words (customer_id, request_id, created_at, words)
select o.customer_id, o.request_id, o.created_at, words_of_order(o.customer_id, o.request_id)
from orders o
where exists (select 1 from order_party p where p.customer_id = o.customer_id and p.request_id = o.request_id);

create index order_words_found on order_words using gin (words);

-- Written by the database itself, so that no way in can forget them; once for all parties of a statement.
create function words_of_new_parties() returns trigger language plpgsql as $$
begin
  insert into order_words (customer_id, request_id, created_at, words)
  select o.customer_id, o.request_id, o.created_at, words_of_order(o.customer_id, o.request_id)
  from (select distinct n.customer_id, n.request_id from named n) n
  join orders o on o.customer_id = n.customer_id and o.request_id = n.request_id
  on conflict (customer_id, request_id) do update set words = excluded.words
    where order_words.words is distinct from excluded.words;
  return null;
end $$;
create trigger words_of_new_parties after insert on order_party referencing new table as named
  for each statement execute function words_of_new_parties();

create function words_of_renamed_party() returns trigger language plpgsql as $$
begin
  update order_words set words = words_of_order(new.customer_id, new.request_id)
  where customer_id = new.customer_id and request_id = new.request_id;
  return null;
end $$;
create trigger words_of_renamed_party after update of name, inn on order_party for each row
  when (old.name is distinct from new.name or old.inn is distinct from new.inn)
  execute function words_of_renamed_party();

alter table order_party drop column words;

-- What somebody got, the newest first; webhooks tell few addresses of much, which is found among the newest. Bytes are
-- compared, as a language's order costs five times as much.
create index notification_by_recipient on notification (lower(recipient) collate "C", call_id, id)
  where channel <> 'webhook';

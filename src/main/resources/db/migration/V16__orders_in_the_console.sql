-- Operators look through the orders of all customers.

-- Text as it is looked for: lower case, ё as е, marks as spaces; whatever the locale of the database.
create function plain(text) returns text language sql immutable parallel safe return
  translate(lower($1),
    'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯё«»“”„’''-/.,@№',
    'абвгдеежзийклмнопрстуфхцчшщъыьэюяе             ');

-- The words of a party's name with its INN, and its phones: written by the database itself, so that no way in
-- can forget them, and apart, so that a change of contacts pays for the phones only.
alter table order_party
  add column words tsvector generated always as
    (strip(to_tsvector('simple', plain(left(name, 500)) || ' ' || left(coalesce(inn, ''), 20)))) stored,
  add column phone_words tsvector generated always as
    (strip(to_tsvector('simple', translate(left(coalesce(phone, ''), 50), '+-() ', '') || ' '
       || left(jsonb_path_query_array(phones, '$[*].number')::text, 1000)))) stored;
create index order_party_words on order_party using gin (words);
create index order_party_phones on order_party using gin (phone_words);

create index order_own_number_anybodys on order_own_number (plain(left(number, 255)) collate "C", request_id);

alter table customer add column words tsvector generated always as
  (strip(to_tsvector('simple', plain(left(name, 500)) || ' ' || left(coalesce(inn, ''), 20)))) stored;
create index customer_words on customer using gin (words);

-- The ways through the orders of all: by state and age, which merged are all by age; what changed when; and what
-- is not at its end, by how long it has been in its state.
create index orders_of_all on orders (state, created_at, request_id);
create index orders_changed on orders (updated_at, request_id);
create index orders_on_the_board on orders (state, state_at, request_id)
  where state not in ('finished', 'declined', 'cancelled');
drop index orders_live;  -- orders_on_the_board has its rows

create index multi_request_newest on multi_request (created_at, request_id);
create index multi_request_of_customer on multi_request (customer_id, created_at, request_id);

-- What an operator looks for often.
create table saved_filter (
  operator   text not null,
  name       text not null check (length(name) between 1 and 100),
  query      text not null check (length(query) <= 2000),
  created_at timestamptz not null,
  primary key (operator, name)
);

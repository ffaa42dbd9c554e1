-- The address book: what belongs to what, when it was used, and by what duplicates are recognised.
--
-- key is the SHA-256 of what makes an entry the one it is (lower case, without quotes, ё as е). It is null where
-- two entries of one content stood before keys came: both stay, and only the older one is recognised.
-- used_at is touched when an entry is saved again or used by an order or a change: at most once a day.

alter table book_counteragent
  add column uid         uuid not null default gen_random_uuid(),
  add column custom_form jsonb,                   -- {"formName", "countryUID", "juridical"}, where form is null
  add column juridical   boolean not null default false,
  add column receipt     jsonb,                   -- dataForReceipt, as it was given
  add column created_at  timestamptz not null default now(),
  add column updated_at  timestamptz not null default now(),
  add column used_at     timestamptz not null default now(),
  add column key         bytea;

alter table book_address
  add column juridical   boolean not null default false,
  add column parts       jsonb not null default '{}',  -- what the client sent: search, or street, house …, or terminalID
  add column created_at  timestamptz not null default now(),
  add column updated_at  timestamptz not null default now(),
  add column used_at     timestamptz not null default now(),
  add column key         bytea,
  add foreign key (customer_id, counteragent_id) references book_counteragent on delete cascade;

alter table book_contact
  add column address_id  bigint,
  add column created_at  timestamptz not null default now(),
  add column updated_at  timestamptz not null default now(),
  add column used_at     timestamptz not null default now(),
  add column key         bytea,
  add foreign key (customer_id, counteragent_id) references book_counteragent on delete cascade,
  add foreign key (customer_id, address_id) references book_address on delete cascade;

alter table book_phone
  add column address_id  bigint,
  add column created_at  timestamptz not null default now(),
  add column updated_at  timestamptz not null default now(),
  add column used_at     timestamptz not null default now(),
  add column key         bytea,
  add foreign key (customer_id, counteragent_id) references book_counteragent on delete cascade,
  add foreign key (customer_id, address_id) references book_address on delete cascade;

-- The words of a counteragent's name, legal form and INN, by whose beginnings it is searched.
create table book_word (
  customer_id     bigint not null,
  word            text collate "C" not null,
  counteragent_id bigint not null,
  primary key (customer_id, word, counteragent_id),
  foreign key (customer_id, counteragent_id) references book_counteragent on delete cascade
);

-- Which orders under way use an entry; what an order that has ended used is forgotten daily.
create table book_use (
  customer_id bigint not null references customer,
  kind        text not null check (kind in ('counteragent', 'address', 'contact', 'phone')),
  entry_id    bigint not null,
  request_id  integer not null,
  primary key (customer_id, kind, entry_id, request_id)
);

-- Entries from before. Addresses were written by nobody, so none needs a key.

update book_counteragent set juridical = inn is not null and not anonymous;

with plain as (
  select customer_id, id,
         sha256(convert_to(
           concat_ws('|', case when anonymous then 'anonymous' when juridical then 'juridical' else 'private' end,
             translate(coalesce(form, ''), 'ABCDEFX', 'abcdefx'), coalesce(inn, ''),
             translate(trim(regexp_replace(translate(name, '«»"''“”„', ''), '[ \t\r\n]+', ' ', 'g')),
               'ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯё',
               'abcdefghijklmnopqrstuvwxyzабвгдеежзийклмнопрстуфхцчшщъыьэюяе'),
             coalesce(document ->> 'type', ''), coalesce(document ->> 'serial', ''),
             coalesce(document ->> 'number', ''), case when anonymous then coalesce(phone, '') else '' end),
           'UTF8')) as key
  from book_counteragent
), first as (
  select customer_id, min(id) as id, key from plain group by customer_id, key
)
update book_counteragent b set key = f.key from first f where b.customer_id = f.customer_id and b.id = f.id;

with plain as (
  select customer_id, id,
         sha256(convert_to(
           concat_ws('|', coalesce(counteragent_id, 0), 0,
             translate(trim(regexp_replace(translate(name, '«»"''“”„', ''), '[ \t\r\n]+', ' ', 'g')),
               'ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯё',
               'abcdefghijklmnopqrstuvwxyzабвгдеежзийклмнопрстуфхцчшщъыьэюяе')),
           'UTF8')) as key
  from book_contact
), first as (
  select customer_id, min(id) as id, key from plain group by customer_id, key
)
update book_contact b set key = f.key from first f where b.customer_id = f.customer_id and b.id = f.id;

with plain as (
  select customer_id, id,
         sha256(convert_to(concat_ws('|', coalesce(counteragent_id, 0), 0, number, ext), 'UTF8')) as key
  from book_phone
), first as (
  select customer_id, min(id) as id, key from plain group by customer_id, key
)
update book_phone b set key = f.key from first f where b.customer_id = f.customer_id and b.id = f.id;

insert into book_word (customer_id, word, counteragent_id)
  select distinct b.customer_id, left(w.word, 100), b.id
  from book_counteragent b
  cross join lateral regexp_split_to_table(
    translate(concat_ws(' ', name, inn),
      'ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯё',
      'abcdefghijklmnopqrstuvwxyzабвгдеежзийклмнопрстуфхцчшщъыьэюяе'),
    '[^0-9a-zа-я]+') as w (word)
  where w.word <> '';

create unique index book_counteragent_key on book_counteragent (customer_id, key);
create unique index book_address_key on book_address (customer_id, key);
create unique index book_contact_key on book_contact (customer_id, key);
create unique index book_phone_key on book_phone (customer_id, key);

create index book_address_of on book_address (customer_id, counteragent_id);
create index book_contact_of on book_contact (customer_id, address_id);
create index book_contact_of_counteragent on book_contact (customer_id, counteragent_id);
create index book_phone_of on book_phone (customer_id, address_id);
create index book_phone_of_counteragent on book_phone (customer_id, counteragent_id);
create index book_word_of on book_word (customer_id, counteragent_id);

create index book_counteragent_unused on book_counteragent (used_at);
create index book_address_unused on book_address (used_at);
create index book_contact_unused on book_contact (used_at);
create index book_phone_unused on book_phone (used_at);

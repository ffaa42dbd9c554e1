-- SMS: what an SMS centre says of them, and those in the built-in mailbox.

-- A directory table: segments by the ids that the SMS centre gave them. Whoever comes first makes the row: who
-- keeps that the SMS was sent, or the receipt.
create table sms_segment (
  message_id      text primary key,
  customer_id     bigint,                 -- null until it is kept that the SMS was sent
  notification_id bigint,
  outcome         text check (outcome in ('delivered', 'undelivered')),  -- null until the receipt
  detail          text not null default '',                             -- the SMS centre's words
  at              timestamptz not null    -- when the row was made or the SMS was sent; it stays for a week
);
create index sms_segment_of on sms_segment (customer_id, notification_id);
create index sms_segment_at on sms_segment (at);

alter table mailbox_letter
  add column channel  text not null default 'email' check (channel in ('email', 'sms')),
  add column segments integer;            -- of an SMS, whose message is its text

-- Phones that can get an SMS, as the sender of SMS reads them: none with an extension, none that may lead to
-- somebody else. A Russian mobile may be written with 8 or without a code; ten digits that begin with 3, 4 or 8
-- are a Russian landline without its code.
create or replace view party_mobile as
  select p.customer_id, p.request_id, p.role, m.number
  from order_party p
  cross join lateral (
    select p.phone as number
    union
    select x ->> 'number' from jsonb_array_elements(p.phones) as x where coalesce(x ->> 'ext', '') = '') as t
  cross join lateral (select regexp_replace(t.number, '^8?(9[0-9]{9})$', '7\1') as number) as m
  where m.number ~ '^[1-9][0-9]{9,14}$' and m.number !~ '^([348]|7[1-68])[0-9]{9}$';

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

-- Subscriptions change their secret while the receiver goes on, and may sign so that nobody else can.
alter table webhook
  add column signature          text not null default 'hmac' check (signature in ('hmac', 'ed25519')),
  add column previous_secret_id uuid,             -- the secret before this one signs too
  add column previous_until     timestamptz,      -- until then
  add constraint webhook_previous_secret check ((previous_secret_id is null) = (previous_until is null));

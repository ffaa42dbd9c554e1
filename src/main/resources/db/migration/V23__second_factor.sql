-- The second factor of operators. Its secret is computed from the installation's and a random id, and stored nowhere.

alter table operator drop column totp_secret;           -- was never filled
alter table operator add column totp_id uuid;           -- of the secret that codes are made from; none: no second factor
alter table operator add column totp_offered_id uuid;   -- of one that he was shown and has not confirmed yet
alter table operator add column last_used_at timestamptz;  -- of sessions that are deleted

-- Sign-ins half done: the password was right, the code is missing.
create table operator_ticket (
  token_hash  bytea primary key,          -- SHA-256
  operator_id bigint not null references operator,
  expires_at  timestamptz not null
);
create index operator_ticket_by_operator on operator_ticket (operator_id);

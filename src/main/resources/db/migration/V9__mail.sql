-- Bounces, and where they are read.

-- A bounce names its letter by the Message-ID.
create index notification_letter on notification (message_id) where channel = 'email';

-- A directory table: how far the folders were read that bounces arrive in.
create table bounce_folder (
  name         text primary key,          -- user@host/folder
  uid_validity bigint not null,           -- RFC 3501, 2.3.1.1: when it changes, the folder is read anew
  last_uid     bigint not null
);

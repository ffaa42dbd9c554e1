-- One outbox for letters, SMS and webhooks; who gets what by rules.

alter table customer
  add column phone    text check (phone ~ '^[0-9]{7,15}$'),          -- where the customer itself is told by SMS
  add column language text check (language in ('ru', 'en'));         -- null: the installation's

-- Who is told of which event on which channel. Customer 0 holds the installation's defaults, one row for each
-- combination; a customer's own row goes before the default.
create table notification_rule (
  customer_id bigint not null,
  event       text not null,
  role        text not null check (role in ('customer', 'sender', 'receiver', 'payer')),
  channel     text not null check (channel in ('email', 'sms')),
  enabled     boolean not null,
  primary key (customer_id, event, role, channel)
);
insert into notification_rule (customer_id, event, role, channel, enabled)
select 0, e.event, r.role, c.channel,
       case
         when e.event = 'order_completed' then r.role <> 'customer'
         when e.event in ('order_queued', 'change_requested', 'change_approved', 'change_declined',
                          'order_state.declined', 'order_state.cancelled')
           then r.role = 'customer' and c.channel = 'email'
         when e.event = 'order_state.arrived' then r.role = 'receiver' and c.channel = 'sms'
         else false
       end
from (values ('order_queued'), ('order_completed'), ('change_requested'), ('change_approved'), ('change_declined'),
        ('order_state.pickup'), ('order_state.waiting'), ('order_state.declined'), ('order_state.received'),
        ('order_state.received_warehousing'), ('order_state.inway'), ('order_state.arrived'),
        ('order_state.warehousing'), ('order_state.arrived_to_airport'), ('order_state.airport_warehousing'),
        ('order_state.delivery'), ('order_state.accompanying_documents_return'), ('order_state.cancelling'),
        ('order_state.cancelled')) as e (event)
cross join (values ('customer'), ('sender'), ('receiver'), ('payer')) as r (role)
cross join (values ('email'), ('sms')) as c (channel);

-- Whom a customer's notifications do not reach any more, by his own wish.
create table unsubscribed (
  customer_id bigint not null references customer,
  channel     text not null check (channel in ('email', 'sms')),
  recipient   text not null check (recipient = lower(recipient)),
  at          timestamptz not null,
  primary key (customer_id, channel, recipient)
);

-- What was valid by the narrower rules is valid by these, so the rows need not be read.
alter table notification
  drop constraint notification_channel_check,
  add constraint notification_channel_check check (channel in ('email', 'sms', 'webhook')) not valid,
  drop constraint notification_state_check,
  add constraint notification_state_check
    check (state in ('queued', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'dropped')) not valid,
  add column host          text not null default '',     -- whom it is sent to over the network; '': the channel's own server
  add column language      text not null default 'ru',
  add column schedule      text not null default 'email',
  add column schedule_from integer not null default 0;   -- attempts that its schedule does not count
alter table notification alter column schedule drop default;
comment on column notification.event is
  'letters and SMS: order_queued, order_state.<state>, order_completed, change_requested, change_approved, change_declined; webhooks: order.state.<state>, order.change.<type>';

update notification n
set schedule = 'freight', host = coalesce((select w.host from webhook w where w.id = n.webhook_id), '')
where n.channel = 'webhook' and n.state in ('queued', 'sending');
update notification
set event = case when data #>> '{change,status}' = 'success' then 'change_approved' else 'change_declined' end
where channel = 'email' and event = 'change_decided' and state in ('queued', 'sending');

-- What is due, by host, so that a slow one is in nobody's way; and the line in which those of one order and
-- recipient wait for each other.
drop index notification_due;
drop index notification_webhook_due;
drop index notification_webhook_order;
create index notification_due on notification (channel, host, next_attempt_at, id)
  where state in ('queued', 'sending');
create index notification_line on notification (customer_id, request_id, channel, recipient, id)
  where state in ('queued', 'sending');
create index notification_dead on notification (id) where state = 'failed';

-- Rows come and go fast where they wait.
alter table notification set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

-- Hosts that do not answer: nothing is sent before, and then one notification tries whether they are back.
create table delivery_host (
  channel    text not null,
  host       text not null,
  openings   integer not null,            -- how often in a row it was left alone
  rest_until timestamptz not null,
  why        text not null,
  primary key (channel, host)
);

-- What is heard of a notification after the other side took it: bounces, receipts.
create table delivery_report (
  customer_id     bigint not null,
  notification_id bigint not null,
  id              bigint generated by default as identity,
  at              timestamptz not null,
  outcome         text not null check (outcome in ('delivered', 'undelivered', 'delayed')),
  detail          text not null,
  primary key (customer_id, notification_id, id),
  foreign key (customer_id, notification_id) references notification
);

-- Subscriptions of the back office beside those of users.
drop view webhook_recipient;
drop view notification_recipient;
alter table webhook
  drop column rest_until,
  alter column user_id drop not null,
  add column customer_id bigint references customer,     -- a back-office subscription to one customer's orders; null: to all
  add column schedule    text not null default 'freight' check (schedule in ('freight', 'webhook')),
  add constraint webhook_owner check (user_id is null or customer_id is null);
create index webhook_of_backoffice on webhook (id) where user_id is null;

-- Which subscriptions are told of which orders: those of users who may see the order now, by role and by order,
-- and those of the back office. An order that does not say what role its customer plays is told of in all.
create view webhook_recipient as
  select o.customer_id, o.request_id, w.id as webhook_id, split_part(w.url, '?', 1) as recipient, w.host,
         w.schedule, w.event_types
  from webhook w
  join app_user u on u.id = w.user_id and u.disabled_at is null
  join access a on a.user_id = w.user_id and a.level in (2, 3)
  join orders o on o.customer_id = a.customer_id
  where w.state = 'enabled'
    and (not exists (select 1 from webhook_order x where x.webhook_id = w.id)
         or exists (select 1 from webhook_order x
                    where x.customer_id = o.customer_id and x.request_id = o.request_id and x.webhook_id = w.id))
    and (w.order_roles && array(select r.role from order_customer_role r
                                where r.customer_id = o.customer_id and r.request_id = o.request_id)
         or not exists (select 1 from order_customer_role r
                        where r.customer_id = o.customer_id and r.request_id = o.request_id))
  union all
  select o.customer_id, o.request_id, w.id, split_part(w.url, '?', 1), w.host, w.schedule, w.event_types
  from orders o
  join webhook w on w.user_id is null and (w.customer_id is null or w.customer_id = o.customer_id)
  where w.state = 'enabled';

-- Phones that can get an SMS, in international form without a plus: none with an extension, no Russian landlines.
create view party_mobile as
  select p.customer_id, p.request_id, p.role, m.number
  from order_party p
  cross join lateral (
    select p.phone as number
    union
    select x ->> 'number' from jsonb_array_elements(p.phones) as x where coalesce(x ->> 'ext', '') = '') as t
  cross join lateral (select regexp_replace(t.number, '^89([0-9]{9})$', '79\1') as number) as m
  where m.number ~ '^(7[079][0-9]{9}|[1-69][0-9]{6,14})$';

-- Who is told of what by letter and SMS: rules, the parties' contacts, and who does not want it any more.
create view notification_recipient as
  select o.customer_id, o.request_id, d.event, d.role, d.channel, t.recipient, c.language,
         case d.role when 'customer' then 0 when 'sender' then 1 when 'receiver' then 2 else 3 end as rank
  from orders o
  join customer c on c.id = o.customer_id
  join notification_rule d on d.customer_id = 0
  left join notification_rule own
    on own.customer_id = o.customer_id and own.event = d.event and own.role = d.role and own.channel = d.channel
  cross join lateral (
    select case d.channel when 'email' then c.email else c.phone end as recipient where d.role = 'customer'
    union all
    select p.email from order_party p
    where d.channel = 'email' and p.customer_id = o.customer_id and p.request_id = o.request_id and p.role = d.role
    union all
    select m.number from party_mobile m
    where d.channel = 'sms' and m.customer_id = o.customer_id and m.request_id = o.request_id and m.role = d.role) as t
  where coalesce(own.enabled, d.enabled) and t.recipient is not null
    and not exists (select 1 from unsubscribed u
                    where u.customer_id = o.customer_id and u.channel = d.channel and u.recipient = lower(t.recipient));

-- The senders look for themselves now.
delete from scheduled_tasks where task_name like 'send-%';

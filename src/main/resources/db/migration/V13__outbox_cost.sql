-- Forming notifications costs less: the rules are asked once for each customer of a batch, and rows that were never
-- sent are in fewer indexes.

-- Which rules hold for a customer, and where the customer itself is told by them.
create view notification_rule_in_force as
  select c.id as customer_id, d.event, d.role, d.channel, c.language,
         case d.role when 'customer' then 0 when 'sender' then 1 when 'receiver' then 2 else 3 end as rank,
         case when d.role = 'customer' then case d.channel when 'email' then c.email else c.phone end end as own
  from customer c
  join notification_rule d on d.customer_id = 0
  left join notification_rule own
    on own.customer_id = c.id and own.event = d.event and own.role = d.role and own.channel = d.channel
  where coalesce(own.enabled, d.enabled);

-- Where the parties of an order are told.
create view party_contact as
  select customer_id, request_id, role, 'email' as channel, email as recipient
  from order_party where email is not null
  union all
  select customer_id, request_id, role, 'sms', number from party_mobile;

create or replace view notification_recipient as
  select o.customer_id, o.request_id, f.event, f.role, f.channel, t.recipient, f.language, f.rank
  from orders o
  join notification_rule_in_force f on f.customer_id = o.customer_id
  cross join lateral (
    select f.own as recipient where f.own is not null
    union all
    select p.recipient from party_contact p
    where p.customer_id = o.customer_id and p.request_id = o.request_id and p.role = f.role
      and p.channel = f.channel) as t
  where not exists (select 1 from unsubscribed u
                    where u.customer_id = o.customer_id and u.channel = f.channel and u.recipient = lower(t.recipient));

-- A letter that was never tried has no bounce.
drop index notification_letter;
create index notification_letter on notification (message_id) where channel = 'email' and attempts > 0;

-- What letters and SMS say of an order; the statements that queue them make one object of it.
drop view notification_data;
create view notification_data as
  select o.customer_id, o.request_id, o.order_number, o.state,
         coalesce(o.pickup_address, 'терминал ' || (o.pickup ->> 'terminalID'), '') as pickup,
         coalesce(o.delivery_address, 'терминал ' || (o.delivery ->> 'terminalID'), '') as delivery,
         (select p.name from order_party p
          where p.customer_id = o.customer_id and p.request_id = o.request_id and p.role = 'sender') as sender,
         (select p.name from order_party p
          where p.customer_id = o.customer_id and p.request_id = o.request_id and p.role = 'receiver') as receiver,
         (select p.name from order_party p
          where p.customer_id = o.customer_id and p.request_id = o.request_id and p.role = 'payer') as payer
  from orders o;

-- Its customer is that of an order, which has a customer, and none is ever deleted: not looked up for each row.
alter table notification drop constraint notification_customer_id_fkey;

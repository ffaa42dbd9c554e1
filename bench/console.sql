-- Makes the orders of bench/orders.sql and bench/crowd.sql as different as people are, and lets all happen to them that
-- the console shows:
--   psql -v customer=ID -v first=REQUEST_ID -v orders=COUNT -v busy=REQUEST_ID -f bench/console.sql
-- Each order has a receiver with a name and a phone of his own, and a sender out of 2 000. One receiver in ten is
-- Иван, one in twenty Попов, and so on, independent of each other; but none is Лебедев Игорь. The order "busy" is one
-- to which more happened than ever does.
\set ON_ERROR_STOP on
set client_min_messages = warning;
set maintenance_work_mem = '256MB';
begin;

create temporary table index_of_party on commit drop as
select indexrelid::regclass as name, pg_get_indexdef(indexrelid) as definition from pg_index
where indrelid in ('order_party'::regclass, 'order_words'::regclass) and not indisprimary;
select 'drop index ' || name from index_of_party \gexec
truncate order_party, order_words;
insert into order_party (customer_id, request_id, role, name, inn, email, contacts, phones)
select o.customer_id, o.request_id, r.role,
       case r.role when 'sender' then 'ООО «Склад ' || drawn.warehouse || '»'
       else surname || ending || ' '
         || case when surname = 'Лебедев' and first_name = 'Игорь' then 'Пётр' else first_name end || ' ' || patronymic end,
       case r.role when 'sender' then (7700000000 + warehouse)::text else (770000000000 + o.request_id)::text end,
       case r.role when 'receiver' then 'r' || o.request_id || '@example.org' end,
       jsonb_build_array(jsonb_build_object('name', first_name)),
       jsonb_build_array(jsonb_build_object('number',
         (79000000000 + (o.request_id::bigint * 7919 + length(r.role)) % 999999999)::text, 'ext', ''))
from orders o
cross join lateral (
  select hashint4(o.request_id)::bigint & 2147483647 as a, hashint4(o.request_id + 1000000000)::bigint & 2147483647 as b) mix
cross join lateral (
  select a % 2000 as warehouse,
         (array['Иванов', 'Петров', 'Сидоров', 'Кузнецов', 'Смирнов', 'Попов', 'Васильев', 'Соколов', 'Михайлов', 'Новиков',
                'Федоров', 'Морозов', 'Волков', 'Алексеев', 'Лебедев', 'Семенов', 'Егоров', 'Павлов', 'Козлов', 'Степанов'])
           [1 + a % 20] as surname,
         (array['ский', 'цев', 'енко', 'ян', 'ич', 'ин', ''])[1 + a / 20 % 7] as ending,
         (array['Иван', 'Пётр', 'Анна', 'Мария', 'Олег', 'Игорь', 'Елена', 'Ольга', 'Сергей', 'Андрей'])[1 + b % 10] as first_name,
         (array['Олегович', 'Петрович', 'Ильич', 'Львович', 'Павлович', 'Романович', 'Игоревич', 'Кириллович'])
           [1 + b / 10 % 8] as patronymic) drawn
cross join (values ('sender'), ('receiver'), ('payer')) as r (role);
select definition from index_of_party \gexec
-- Rows that come with their orders lie in the order of creation.
cluster order_words using order_words_newest;

insert into notification (customer_id, request_id, event, channel, role, recipient, language, schedule, data, state, host,
                          attempts, next_attempt_at, created_at, sent_at, call_id)
select customer_id, request_id, 'order_completed', channel, 'receiver',
       case channel when 'webhook' then 'https://hooks.example.org/orders' when 'sms' then '79' || lpad(request_id::text, 9, '0')
         else 'r' || request_id || '@example.org' end,
       'ru', channel, '{}',
       case when request_id % 1000 = 7 then 'failed' else 'sent' end, case channel when 'webhook' then 'hooks.example.org' else '' end,
       1, state_at, state_at, state_at,
       (lpad(to_hex((extract(epoch from state_at) * 1000)::bigint), 12, '0') || '7000'
         || '8' || lpad(to_hex(request_id), 15, '0'))::uuid
from (select *, (array['email', 'sms', 'webhook'])[1 + request_id % 3] as channel from orders
      where customer_id = :customer and state = 'finished') o
order by state_at;
insert into delivery_attempt (customer_id, notification_id, attempt, at, duration_us, outcome, answer)
select customer_id, id, 1, sent_at, 20000, 'sent', '250 OK' from notification;

-- What waits to be decided, of the orders under way.
insert into change_request (customer_id, request_id, type, status, before, after, call_id, created_at)
select customer_id, request_id,
       (array['payer_change', 'delivery_info_change', 'pickup_cancel_change', 'giveout_suspension_change'])[1 + request_id % 4],
       'in_progress', '{"name": "ООО Ромашка"}', '{"name": "АО Василёк"}', gen_random_uuid(),
       now() - request_id % 400 * interval '10 minutes'
from orders where customer_id = :customer and state <> 'finished' and request_id % 2 = 0;

-- Each hundredth ten orders were joined.
insert into app_user (login, password_hash) values ('joiner@example.org', 'x') on conflict do nothing;
insert into order_directory (request_id, customer_id)
select :first + :orders + 2000000 + n, :customer from generate_series(0, :orders / 1000 - 1) n;
insert into multi_request (customer_id, request_id, comment, created_at, created_by, call_id)
select :customer, :first + :orders + 2000000 + n, 'bench', timestamptz '2026-11-01 00:00+03' - n * interval '1 hour',
       (select id from app_user where login = 'joiner@example.org'), gen_random_uuid()
from generate_series(0, :orders / 1000 - 1) n;
insert into multi_request_order (customer_id, order_request_id, request_id)
select :customer, :first + n * 10 + m, :first + :orders + 2000000 + n
from generate_series(0, :orders / 1000 - 1) n cross join generate_series(0, 9) m;

-- The busy order: changed 2 000 times, and told of it; the calls are bench/log.sql's, of each day.
insert into change_request (customer_id, request_id, type, status, before, after, call_id, created_at, decided_at, decided_by)
select :customer, :busy, 'contact_info_change', 'success',
       '{"receiver": {"contacts": [{"name": "Иванов"}]}}', '{"receiver": {"contacts": [{"name": "Петров"}]}}',
       gen_random_uuid(), now() - n * interval '10 minutes', now() - n * interval '10 minutes', 'policy'
from generate_series(1, 2000) n;
insert into notification (customer_id, request_id, event, channel, role, recipient, language, schedule, data, state,
                          attempts, next_attempt_at, created_at, sent_at, call_id)
select :customer, :busy, 'change_approved', 'email', 'receiver', 'busy@example.org', 'ru', 'email', '{}', 'sent',
       3, at, at, at, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '70008' || lpad(to_hex(n), 15, '0'))::uuid
from (select n, now() - n * interval '10 minutes' as at from generate_series(1, 2000) n) made;
insert into delivery_attempt (customer_id, notification_id, attempt, at, duration_us, outcome, answer)
select customer_id, id, n, sent_at, 20000, case n when 3 then 'sent' else 'failed' end, '250 OK'
from notification cross join generate_series(1, 3) n where request_id = :busy and event = 'change_approved';
update call set request_id = :busy where source = 'api' and request_id % 100 = 0;
commit;

-- What the benchmark works on, loaded through plain SQL into an empty installation that already has the
-- customer, user and application of the run (psql variables customer and user_id):
--   1 … 10 000       orders under way with three history entries each, for the history
--   10 001 … 20 000  orders under way, for contact changes
--   20 001 … 30 000  completed orders with one e-mail recipient, for Renotify
\set ON_ERROR_STOP on
begin;
select set_config('bench.customer', :'customer', true);

insert into order_directory (request_id, order_number, customer_id)
select n, '26' || lpad(n::text, 11, '0'), :customer from generate_series(1, 30000) n;

insert into orders (customer_id, request_id, order_number, state, in_order, created_at, created_by, state_at,
                    updated_at, produce_date, pickup_variant, pickup_address, pickup_key, pickup,
                    delivery_variant, delivery_address, delivery, cargo, payment)
select :customer, n, '26' || lpad(n::text, 11, '0'), case when n > 20000 then 'finished' else 'inway' end, true,
       now(), :user_id, now(), now(), current_date,
       'address', 'Тверь, ул. Ткача, ' || n, 'тверь ткача ' || n, '{"time": {"worktimeStart": "09:00", "worktimeEnd": "18:00"}}',
       'address', 'Санкт-Петербург, Невский проспект, ' || n, '{}',
       '{"length": 1.2, "width": 0.8, "height": 1.0, "totalVolume": 0.96, "totalWeight": 120}',
       '{"type": "noncash", "primaryPayer": "sender"}'
from generate_series(1, 30000) n;

insert into order_day (customer_id, day, slot, orders)
select customer_id, (created_at at time zone 'UTC')::date, 0, count(*) from orders group by 1, 2;

insert into order_party (customer_id, request_id, role, name, inn, email, contacts, phones)
select :customer, n, r.role, r.name, '7701234567', case when r.role = 'receiver' then 'receiver' || n || '@example.org' end,
       '[{"name": "Иванов Иван Иванович"}]', '[{"number": "79160000000", "ext": "12"}]'
from generate_series(1, 30000) n
cross join (values ('sender', 'ООО Ромашка'), ('receiver', 'АО Василёк'), ('payer', 'ООО Ромашка')) as r (role, name);

insert into change_request (customer_id, request_id, type, status, before, after, requested_by, call_id, created_at,
                            decided_at, decided_by)
select :customer, n, 'contact_info_change', 'success',
       '{"receiver": {"contacts": [{"name": "Иванов Иван Иванович"}], "phones": [{"number": "79160000000", "ext": "12"}]}}',
       '{"receiver": {"contacts": [{"name": "Петров Пётр Петрович"}], "phones": [{"number": "79520000000", "ext": ""}]}}',
       :user_id, gen_random_uuid(), now(), now(), 'policy'
from generate_series(1, 10000) n cross join generate_series(1, 3);

select setval('request_id_seq', 30000), setval('order_number_seq', 30000);
commit;
vacuum analyze;

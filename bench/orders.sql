-- A customer's orders for bench/find, loaded by sets into an installation that has the customer:
--   psql -v customer=ID -v first=REQUEST_ID -v orders=COUNT -f bench/orders.sql
-- They spread evenly over the 1 000 days before 2026-11-01, so that both sizes have the same days; all but the
-- youngest hundredth are finished. requestIDs are first … first + orders - 1, orderIDs 26 and eleven digits of
-- the requestID, own numbers S-<n> with n from 1.
\set ON_ERROR_STOP on
begin;

create temporary table made on commit drop as
select :first + n - 1 as id, n, '26' || lpad((:first + n - 1)::text, 11, '0') as number,
       case when n <= :orders * 0.99 then 'finished'
            else (array['inway', 'arrived', 'processing', 'pickup'])[1 + n % 4] end as state,
       timestamptz '2026-11-01 00:00+03' - (:orders - n) * (interval '1000 days' / :orders) as at
from generate_series(1, :orders) n;

insert into order_directory (request_id, order_number, customer_id) select id, number, :customer from made;

insert into orders (customer_id, request_id, order_number, state, in_order, created_at, state_at, updated_at,
                    produce_date, pickup_variant, pickup_address, pickup_key, pickup, delivery_variant,
                    delivery_address, delivery, cargo, payment, request)
select :customer, id, number, state, true, at, at + interval '5 days', at + interval '5 days', at::date + 1,
       'address', 'г. Тверь, ул. Ткача, д. ' || n % 100, 'тверь ткача ' || n % 100,
       '{"time": {"worktimeStart": "09:00", "worktimeEnd": "18:00"}}',
       'address', 'г. Санкт-Петербург, Невский проспект, д. ' || n % 100, '{}',
       '{"length": 1.2, "width": 0.8, "height": 1.0, "totalVolume": 0.96, "totalWeight": 120, "quantity": 2}',
       jsonb_build_object('type', 'noncash', 'primaryPayer', 'sender', 'cashOnDelivery',
                          jsonb_build_array(jsonb_build_object('orderNumber', 'S-' || n))),
       '{"delivery": {"deliveryType": {"type": "auto"}}}'
from made;

insert into order_day (customer_id, day, slot, orders)
select :customer, (at at time zone 'UTC')::date, 0, count(*) from made group by 2;

insert into order_own_number (customer_id, request_id, number) select :customer, id, 'S-' || n from made;

insert into order_cargo_place (customer_id, request_id, number) select :customer, id, 'P-' || n from made where n % 10 = 0;

insert into order_party (customer_id, request_id, role, name, inn, contacts, phones)
select :customer, id, r.role, r.name, '7701234567', '[{"name": "Иванов Иван Иванович"}]',
       '[{"number": "79160000000", "ext": "12"}]'
from made
cross join (values ('sender', 'ООО Ромашка'), ('receiver', 'АО Василёк'), ('payer', 'ООО Ромашка')) as r (role, name);

insert into order_state_change (customer_id, request_id, state, at, call_id)
select :customer, id, s.state, at + s.after, '00000000-0000-0000-0000-000000000000'
from made
cross join (values ('processing', interval '0'), ('inway', interval '2 days'), ('finished', interval '5 days'))
  as s (state, after)
where s.state <> 'finished' or made.state = 'finished'
order by id, s.after;

insert into change_request (customer_id, request_id, type, status, before, after, call_id, created_at, decided_at, decided_by)
select :customer, id, 'contact_info_change', 'success',
       '{"receiver": {"contacts": [{"name": "Иванов Иван Иванович"}]}}',
       '{"receiver": {"contacts": [{"name": "Петров Пётр Петрович"}]}}',
       '00000000-0000-0000-0000-000000000000', at, at, 'policy'
from made where n % 2 = 0;

select setval('request_id_seq', greatest((select last_value from request_id_seq), :first + :orders)),
       setval('order_number_seq', greatest((select last_value from order_number_seq), :first + :orders));
commit;

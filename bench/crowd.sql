-- Other customers, as many as a real installation has beside its largest:
--   psql -v customers=COUNT -v each=ORDERS -v first=REQUEST_ID -f bench/crowd.sql
\set ON_ERROR_STOP on
begin;

create temporary table crowd on commit drop as
with added as (
  insert into customer (name) select 'ООО Заказчик ' || c from generate_series(1, :customers) c returning id)
select id, row_number() over (order by id) - 1 as c from added;

create temporary table made on commit drop as
select id as customer_id, (:first + c * :each + n)::int as id, '26' || lpad((:first + c * :each + n)::text, 11, '0') as number,
       timestamptz '2026-11-01 00:00+03' - (c * 7 + n * 13) % 1000 * interval '1 day' as at
from crowd cross join generate_series(0, :each - 1) n;

insert into order_directory (request_id, order_number, customer_id) select id, number, customer_id from made;

insert into orders (customer_id, request_id, order_number, state, in_order, created_at, state_at, updated_at,
                    pickup_variant, pickup_address, delivery_variant)
select customer_id, id, number, 'finished', true, at, at, at, 'address', 'г. Тверь, ул. Ткача, д. 1', 'terminal'
from made;

insert into order_day (customer_id, day, slot, orders)
select customer_id, (at at time zone 'UTC')::date, 0, count(*) from made group by 1, 2;

insert into order_party (customer_id, request_id, role, name)
select customer_id, id, r.role, r.name
from made cross join (values ('sender', 'ООО Ромашка'), ('receiver', 'АО Василёк')) as r (role, name);
commit;

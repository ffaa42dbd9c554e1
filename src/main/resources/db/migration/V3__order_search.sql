-- Finding orders: by the customer's own number, by a cargo place, and as a list of any length.

-- payment.cashOnDelivery[].orderNumber and orderDate of an order: what its customer calls it.
create table order_own_number (
  customer_id bigint not null,
  request_id  integer not null,
  number      text not null check (length(number) <= 255),
  date        date,
  primary key (customer_id, request_id, number),
  foreign key (customer_id, request_id) references orders
);
create index order_own_number_by_number on order_own_number (customer_id, number, request_id);

-- The three ways through a customer's orders. What lists filter by is in the index, so that pages are found
-- and counted without the rows.
create index orders_by_date on orders (customer_id, created_at, request_id) include (state, updated_at);
create index orders_by_update on orders (customer_id, updated_at, request_id) include (state, created_at);
create index orders_by_state on orders (customer_id, state, created_at, request_id) include (updated_at);

-- cargo.cargoPlaces of the order's creation.
create table order_cargo_place (
  customer_id bigint not null,
  number      text not null check (length(number) <= 100),
  request_id  integer not null,
  primary key (customer_id, request_id, number),
  foreign key (customer_id, request_id) references orders
);
create index order_cargo_place_by_number on order_cargo_place (customer_id, number, request_id);

-- How many orders of a customer were created on a day (UTC). A page far down a long list is found by the sums of
-- days. A day has as many rows as transactions created orders of it at the same time: each takes a row that no
-- other holds, and only if there is none adds one. The rows are written by whoever inserts orders.
create table order_day (
  customer_id bigint not null references customer,
  day         date not null,
  slot        smallint not null,
  orders      integer not null,
  primary key (customer_id, day, slot)
) with (fillfactor = 70);

-- What stands already.
insert into order_day (customer_id, day, slot, orders)
select customer_id, (created_at at time zone 'UTC')::date, 0, count(*) from orders group by 1, 2;

insert into order_own_number (customer_id, request_id, number, date)
select given.customer_id, given.request_id, given.number, given.date
from (
  select o.customer_id, o.request_id,
         (select btrim(f.value) from jsonb_each_text(c.value) f
           where lower(f.key) = 'ordernumber' limit 1) as number,
         (select f.value::date from jsonb_each_text(c.value) f
           where lower(f.key) = 'orderdate' and f.value ~ '^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$' limit 1) as date
  from orders o
  cross join lateral jsonb_each(case when jsonb_typeof(o.payment) = 'object' then o.payment else '{}' end) c
  where lower(c.key) = 'cashondelivery' and jsonb_typeof(c.value) = 'object') given
where given.number <> '' and length(given.number) <= 255;

-- When an order was told of again last; kept only where limits.renotify-interval is set.
create table renotified (
  customer_id bigint not null,
  request_id  integer not null,
  at          timestamptz not null,
  primary key (customer_id, request_id)
);

-- COUNT webhook notifications to one receiver, over the orders of bench/data.sql:
--   psql -v count=COUNT -v host=HOST:PORT -v table=notification -f bench/waiting.sql
insert into :table (customer_id, request_id, event, channel, role, recipient, host, schedule, data,
                    next_attempt_at, created_at, call_id, webhook_id)
select o.customer_id, o.request_id, 'order.state.inway', 'webhook', 'customer', w.url, w.host, w.schedule,
       jsonb_build_object('requestID', o.request_id, 'orderID', o.order_number, 'state', 'inway'),
       now(), now(), gen_random_uuid(), w.id
from generate_series(1, :count) n
join orders o on o.request_id = 1 + n % 30000
cross join (select * from webhook where host = :'host' limit 1) as w;

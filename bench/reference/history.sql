-- The reference of v3/orders/history: session, order with access, and its history rows, in one statement.
\set n random(1, 10000)
select o.request_id, c.id, c.type, c.status, c.created_at, c.before, c.after, c.reason
from session s
join app_user u on u.id = s.user_id and u.disabled_at is null
join access a on a.user_id = s.user_id and a.level >= 2
join order_directory d on d.order_number = '26' || lpad(:n::text, 11, '0') and d.customer_id = a.customer_id
join orders o on o.customer_id = d.customer_id and o.request_id = d.request_id
left join change_request c on c.customer_id = o.customer_id and c.request_id = o.request_id
where s.id_hash = sha256(:session::text::bytea) and s.closed_at is null and s.expires_at > now()
order by c.id desc;

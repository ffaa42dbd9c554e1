-- The reference of v1/orders/change_contacts: members, history row, outbox row and trail row, in ONE statement.
\set n random(10001, 20000)
\set name random(1, 1000000)
with target as (
  select o.customer_id, o.request_id, o.order_number, o.state, s.user_id, s.trail, p.contacts
  from session s
  join access a on a.user_id = s.user_id and a.level = 2
  join order_directory d on d.order_number = '26' || lpad(:n::text, 11, '0') and d.customer_id = a.customer_id
  join orders o on o.customer_id = d.customer_id and o.request_id = d.request_id
  join order_party p on p.customer_id = o.customer_id and p.request_id = o.request_id and p.role = 'receiver'
  where s.id_hash = sha256(:session::text::bytea) and s.closed_at is null and s.expires_at > now()
    and o.state = 'inway'
  for no key update of o, p
), member as (
  update order_party p
  set contacts = jsonb_build_array(jsonb_build_object('name', 'Контакт ' || :name)),
      phones = '[{"number": "79520000000", "ext": ""}]'
  from target t
  where p.customer_id = t.customer_id and p.request_id = t.request_id and p.role = 'receiver'
  returning p.customer_id, p.request_id, p.contacts
), filed as (
  insert into change_request (customer_id, request_id, type, status, before, after, requested_by, call_id,
                              created_at, decided_at, decided_by)
  select t.customer_id, t.request_id, 'contact_info_change', 'success',
         jsonb_build_object('receiver', jsonb_build_object('contacts', t.contacts)),
         jsonb_build_object('receiver', jsonb_build_object('contacts', m.contacts)),
         t.user_id, gen_random_uuid(), now(), now(), 'policy'
  from target t join member m using (customer_id, request_id)
  returning id
), told as (
  insert into notification (customer_id, request_id, event, channel, role, recipient, schedule, data,
                            next_attempt_at, created_at, call_id)
  select t.customer_id, t.request_id, 'change_approved', 'email', 'customer', 'office@example.org', 'email',
         jsonb_build_object('orderNumber', t.order_number, 'requestId', t.request_id, 'state', t.state),
         now(), now(), gen_random_uuid()
  from target t
)
insert into call (id, at, source, message, trail, user_id, customer_id, request_id, outcome, ip)
select gen_random_uuid(), now(), 'api', 'v1/orders/change_contacts', t.trail, t.user_id, t.customer_id,
       t.request_id, 'ok', '127.0.0.1'
from target t;

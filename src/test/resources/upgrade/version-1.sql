-- What an installation of the first schema holds: two customers, one user of the first, orders in several
-- states, a multi-request, changes of old shapes, an address book, letters.
insert into customer (id, uid, name, inn, email) values
  (1, '11111111-1111-1111-1111-111111111111', 'ООО Ромашка', '7701234567', 'office@example.org'),
  (2, '22222222-2222-2222-2222-222222222222', 'ООО Чужие', null, null);
insert into app_user (id, login, password_hash) values (1, 'user@example.org', 'none');
insert into access (user_id, customer_id, level) values (1, 1, 2);
insert into application (id, name, key_hash) values (1, 'client', sha256('appkey'::bytea));
insert into session (id_hash, trail, user_id, application_id, created_at, expires_at)
values (sha256('session'::bytea), 'ABCDEFGHIJKL', 1, 1, now(), now() + interval '30 days');

insert into order_directory (request_id, order_number, customer_id)
select n, '26' || lpad(n::text, 11, '0'), case when n > 30 then 2 else 1 end from generate_series(1, 40) n;
insert into order_directory (request_id, order_number, customer_id) values (41, null, 1), (42, null, 1), (43, null, 1);

insert into orders (customer_id, request_id, order_number, state, in_order, created_at, created_by, state_at,
                    updated_at, produce_date, pickup_variant, pickup_address, pickup_key, delivery_variant,
                    delivery_address, cargo, payment, suspended_from)
select d.customer_id, d.request_id, d.order_number,
       case when d.order_number is null then 'draft' when n % 3 = 0 then 'finished' else 'inway' end,
       d.order_number is not null, now() - n * interval '1 hour', 1, now(), now(), current_date + 1,
       'address', 'Тверь, ул. Ткача, 3', 'тверь ткача 3', 'address', 'Москва, ул. Складочная, 1',
       '{"length": 1, "width": 1, "height": 1, "totalVolume": 1, "totalWeight": 10, "freightUID": "0x0"}',
       '{"type": "noncash", "primaryPayer": "sender"}', case when n = 2 then current_date end
from order_directory d, lateral (select d.request_id as n) as n;

insert into order_party (customer_id, request_id, role, name, inn, email, contacts, phones)
select customer_id, request_id, role, 'ООО Ромашка', '7701234567', 'sklad@example.org', '[{"name": "Анна"}]',
       '[{"number": "79160000000", "ext": ""}]'
from orders cross join (values ('sender'), ('receiver'), ('payer')) as r (role);

insert into change_request (customer_id, request_id, type, status, before, after, requested_by, call_id, created_at,
                            decided_at, decided_by)
select 1, 1, type, 'success', before::jsonb, after::jsonb, 1, gen_random_uuid(), now(), now(), 'policy'
from (values
  ('contact_info_change', '{"receiver": {"contacts": [{"name": "А"}]}}', '{"receiver": {"contacts": [{"name": "Б"}]}}'),
  ('receiver_change', '{"name": "А"}', '{"name": "РОМАШКИН", "inn": "7701234567"}'),
  ('payer_change', '{"name": "А"}', '{"name": "Б", "email": "b@example.org"}'),
  ('delivery_info_change', '{"address": "Москва"}', '{"address": "Тверь", "date": "2026-12-01", "time": "10:00"}'),
  ('pickup_info_change', '{"address": "Москва"}', '{"address": "Тверь"}'),
  ('giveout_suspension_change', '{}', '{"date": "2026-12-01"}'),
  ('giveout_resumption_change', '{"date": "2026-12-01"}', '{"date": "2026-12-02"}'),
  ('delivery_cancel_change', '{}', '{}'),
  ('pickup_cancel_change', '{}', '{}'),
  ('payment_order_change', '{}', '{}')) as c (type, before, after);

insert into order_directory (request_id, order_number, customer_id) values (44, null, 1);
insert into multi_request (customer_id, request_id, created_at, created_by, call_id)
values (1, 44, now(), 1, gen_random_uuid());
insert into multi_request_order (customer_id, order_request_id, request_id) values (1, 4, 44), (1, 5, 44);

insert into book_counteragent (customer_id, id, form, name, inn) values (1, 1, '0x1', 'ООО Ромашка', '7701234567'),
  (1, 2, '0x1', 'ООО Ромашка', '7701234567'), (2, 3, null, 'Чужой', null);
insert into book_address (customer_id, id, counteragent_id, address) values (1, 1, 1, 'Тверь, ул. Ткача, 3'),
  (1, 2, null, 'Тверь, ул. Ткача, 3');
insert into book_contact (customer_id, id, counteragent_id, name) values (1, 1, 1, 'Анна'), (1, 2, null, 'Анна');
insert into book_phone (customer_id, id, counteragent_id, number) values (1, 1, 1, '79160000000'), (1, 2, null, '79160000000');

insert into notification (customer_id, request_id, event, channel, role, recipient, data, state, next_attempt_at,
                          created_at, call_id)
values (1, 1, 'order_queued', 'email', 'customer', 'office@example.org', '{}', 'sent', now(), now(), gen_random_uuid());
insert into notification (customer_id, request_id, event, channel, role, recipient, data, next_attempt_at, created_at, call_id)
select customer_id, request_id, 'change_decided', 'email', 'customer', 'office@example.org',
       jsonb_build_object('orderNumber', '2600000000001', 'requestId', 1, 'state', 'inway', 'stateTitle', 'Груз в пути',
                          'sender', jsonb_build_object('name', 'ООО «Лён»'), 'receiver', jsonb_build_object('name', 'А'),
                          'change', jsonb_build_object('type', type, 'title', 'Изменение контактной информации',
                                                       'status', status, 'before', before, 'after', after)),
       now(), now(), call_id
from change_request where type = 'contact_info_change' order by id limit 1;
select setval('request_id_seq', 100), setval('order_number_seq', 100),
       setval(pg_get_serial_sequence('customer', 'id'), 10), setval(pg_get_serial_sequence('app_user', 'id'), 10),
       setval(pg_get_serial_sequence('application', 'id'), 10),
       setval(pg_get_serial_sequence('book_counteragent', 'id'), 10),
       setval(pg_get_serial_sequence('book_address', 'id'), 10),
       setval(pg_get_serial_sequence('book_contact', 'id'), 10), setval(pg_get_serial_sequence('book_phone', 'id'), 10);

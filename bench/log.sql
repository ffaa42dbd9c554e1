-- Entries of the call log of about 1 kB each, loaded day by day into an installation that runs:
--   psql -v day=2026-11-01 -v entries=333333 -f bench/log.sql
-- Made beside the table and attached, so that the indexes are built once. As in a log that the server wrote, the
-- figures of a write stand with its bodies only.
\set ON_ERROR_STOP on
set synchronous_commit = off;
set maintenance_work_mem = '512MB';
set client_min_messages = warning;
select 'call_' || to_char(:'day'::date, 'YYYYMMDD') as call, 'call_exchange_' || to_char(:'day'::date, 'YYYYMMDD') as exchange,
       :'day'::date::timestamp at time zone 'UTC' as first, (:'day'::date + 1)::timestamp at time zone 'UTC' as last \gset
begin;
create temporary table made on commit drop as
select n, at,
       (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex((n % 4096)::int), 3, '0')
        || '8' || substr(md5(n::text || :'day'), 1, 15))::uuid as id,
       mix, mix % 2000 as session, mix % 997 as person, (mix / 7) % 1000000 + 1 as request_id,
       case when mix % 1000 < 1 then 'fault' when mix % 1000 < 30 then 'refused' else 'ok' end as outcome,
       case when (mix / 11) % 100 < 96 then 'api' when (mix / 11) % 100 < 99 then 'console' else 'job' end as source,
       300 + mix % 40000 + case when mix % 500 = 0 then 900000 else 0 end as duration_us, (mix / 13) % 20 as nr
from (select n, hashint8(n + 7 * extract(epoch from :'first'::timestamptz)::bigint)::bigint & 2147483647 as mix,
             :'first'::timestamptz + n * (least(:'last'::timestamptz, now()) - :'first'::timestamptz) / (:entries + 1) as at
      from generate_series(1, :entries) n) drawn;
create temporary table method on commit drop as
select row_number() over () - 1 as nr, message, write from (values
  ('v1/orders/change_contacts', true), ('v3/orders', false), ('v3/orders/history', false), ('v3/orders/statuses_history', false),
  ('v3/auth/login', true), ('v2/request', true), ('v1/customers/multi_request', true), ('v1/printable', false),
  ('v2/counteragents', false), ('v1/book/address', true), ('v1/webhooks', false), ('v3/orders/search', false),
  ('OrdersAPI/Renotify', true), ('OrdersAPI/GetOrder', false), ('OrdersAPI/SearchOrders', false), ('Authorization/Login', true),
  ('api/v1/orders/state', true), ('api/v1/orders/get', false), ('api/v1/changes/list', false), ('api/v1/changes/decide', true))
  as methods (message, write);

drop table if exists :call, :exchange;
create table :call (like call including defaults including constraints);
insert into :call (id, at, source, message, trail, user_id, customer_id, request_id, outcome, note, ip,
                   status, duration_us, request_size, answer_size, request_sha256, answer_sha256)
select id, at, source,
       case source when 'api' then message when 'console' then 'console/changes/decide' else 'simulator/move' end,
       case when source <> 'job' then 'B' || lpad(session::text, 5, '0') || to_char(:'day'::date, 'YYMMDD') end,
       case when source = 'api' then person + 1 end,
       case when mix % 2 = 0 then 1 end, case when mix % 2 = 0 then request_id end,
       outcome, case outcome when 'ok' then null when 'refused' then 'invalid' else 'internal' end,
       '10.1.' || person % 250 || '.' || session % 250,
       case when outcome <> 'ok' then status when not own then 200 end, case when outcome <> 'ok' or not own then duration_us end,
       case when outcome <> 'ok' or not own then 700 end, case when outcome <> 'ok' or not own then 220 end,
       case when outcome <> 'ok' or not own then sha256(n::text::bytea) end,
       case when outcome <> 'ok' or not own then sha256(n::text::bytea) end
from made join method using (nr)
cross join lateral (select write or source <> 'api' as own, case outcome when 'refused' then 422 else 500 end as status)
order by id;
create table :exchange (like call_exchange including defaults including constraints);
insert into :exchange (call_id, at, status, duration_us, request_size, answer_size, request_sha256, answer_sha256, request, answer)
select id, at, case outcome when 'ok' then 200 when 'refused' then 422 else 500 end, duration_us, 700, 220,
       sha256(n::text::bytea), sha256(n::text::bytea),
       '{"appkey":"***' || substr(md5(n::text), 1, 4) || '","sessionID":"***","orderID":"26' || lpad(request_id::text, 11, '0')
       || '","receiver":{"name":"ООО Василёк-' || person || '","inn":"77' || lpad((mix % 99999999)::text, 8, '0')
       || '","contacts":[{"name":"' || (array['Иванов', 'Петров', 'Сидоров', 'Кузнецов', 'Смирнова', 'Попова'])[1 + mix % 6]
       || ' ' || (array['Иван', 'Пётр', 'Анна', 'Мария', 'Олег'])[1 + mix % 5] || ' ' || substr(md5((mix % 50000)::text), 1, 8)
       || '"}],"phones":[{"number":"79' || lpad((mix % 999999999)::text, 9, '0') || '","ext":""}],"address":"г. '
       || (array['Тверь', 'Казань', 'Самара', 'Омск', 'Пермь'])[1 + (mix / 3) % 5] || ', ул. Ткача, д. ' || mix % 300
       || '"},"comment":"' || substr(md5(mix::text), 1, 12) || '"}',
       '{"metadata":{"status":200,"generated_at":"' || at || '"},"data":{"requestID":"' || request_id || '","state":"'
       || (array['accepted', 'queued', 'done'])[1 + mix % 3] || '","barcode":"' || md5(n::text || 'b') || '"}}'
from made order by id;
delete from call_minute where at >= :'first' and at < :'last';
delete from call_hour where at >= :'first' and at < :'last';
insert into call_minute
select date_trunc('minute', at, 'UTC'), message, source, outcome, count(*) from :call group by 1, 2, 3, 4;
insert into call_hour
select date_trunc('hour', at, 'UTC'), message, source, outcome, sum(calls) from call_minute
where at >= :'first' and at < :'last' group by 1, 2, 3, 4;
alter table call attach partition :call for values from (:'first') to (:'last');
alter table call_exchange attach partition :exchange for values from (:'first') to (:'last');
commit;
analyze :call; analyze :exchange;

package dev.postorder.change;

import dev.postorder.calllog.CallLog;
import dev.postorder.notify.OrderData;
import dev.postorder.notify.Recipients;

/**
 * The one statement of contact changes: orders and parties locked, judged, changed, the history
 * entry, the notification and the call's row written, for many commands at once. Orders are locked
 * in the order of their numbers. Both locks are taken before anything is read, so that «before» is
 * what stands even if another node has just changed it.
 */
final class ContactChangeSql {
  /**
   * Parameters: those of {@link CallLog#CALLS}; arrays {@code number} and the new contacts and
   * phones of sender and receiver as JSON or null ({@code sc, sp, rc, rp}); then {@code now,
   * at_once, live, event}, and those of {@link Recipients}.
   */
  static final String APPLY =
      """
      with cmd as (
        select * from %s
        join unnest(:number::text[], :sc::text[], :sp::text[], :rc::text[], :rp::text[])
          with ordinality as wish (number, sc, sp, rc, rp, n) using (n)
      ), setting as (
        select :now::timestamptz as now, :at_once::boolean as at_once, :live::text[] as live
      ), target as materialized (
        select c.*, o.customer_id, o.request_id, o.order_number, o.state, a.level, r.anonymous,
               coalesce(o.pickup_address, 'терминал ' || (o.pickup ->> 'terminalID'), '') as pickup,
               coalesce(o.delivery_address, 'терминал ' || (o.delivery ->> 'terminalID'), '') as delivery,
               s.name as sender, r.name as receiver,
               s.contacts as s_contacts, s.phones as s_phones, r.contacts as r_contacts, r.phones as r_phones
        from cmd c
        join order_directory d on d.order_number = c.number
        join access a on a.user_id = c.user_id and a.customer_id = d.customer_id and a.level >= 2
        join orders o on o.customer_id = d.customer_id and o.request_id = d.request_id
        join order_party s on s.customer_id = o.customer_id and s.request_id = o.request_id and s.role = 'sender'
        join order_party r on r.customer_id = o.customer_id and r.request_id = o.request_id and r.role = 'receiver'
        order by o.request_id
        for no key update of o, s, r
      ), judged as materialized (
        select t.*,
               case when t.level <> 2 then 'read_only'
                    when not t.state = any (s.live) then 'state'
                    when t.anonymous and (t.rc is not null or t.rp is not null) then 'anonymous'
                    else 'ok' end as verdict,
               jsonb_strip_nulls(jsonb_build_object(
                 'sender', case when t.sc is not null or t.sp is not null then jsonb_build_object(
                   'contacts', case when t.sc is not null then t.s_contacts end,
                   'phones', case when t.sp is not null then t.s_phones end) end,
                 'receiver', case when t.rc is not null or t.rp is not null then jsonb_build_object(
                   'contacts', case when t.rc is not null then t.r_contacts end,
                   'phones', case when t.rp is not null then t.r_phones end) end)) as before,
               jsonb_strip_nulls(jsonb_build_object(
                 'sender', case when t.sc is not null or t.sp is not null then jsonb_build_object(
                   'contacts', t.sc::jsonb, 'phones', t.sp::jsonb) end,
                 'receiver', case when t.rc is not null or t.rp is not null then jsonb_build_object(
                   'contacts', t.rc::jsonb, 'phones', t.rp::jsonb) end)) as after
        from target t
        cross join setting s
      ), changed as (
        update order_party p
        set contacts = coalesce(m.contacts::jsonb, p.contacts), phones = coalesce(m.phones::jsonb, p.phones)
        from judged j
        cross join lateral (values ('sender', j.sc, j.sp), ('receiver', j.rc, j.rp)) as m (role, contacts, phones)
        where j.verdict = 'ok' and :at_once and (m.contacts is not null or m.phones is not null)
          and p.customer_id = j.customer_id and p.request_id = j.request_id and p.role = m.role
      ), filed as (
        insert into change_request (customer_id, request_id, type, status, before, after, requested_by, call_id,
                                    created_at, decided_at, decided_by)
        select j.customer_id, j.request_id, 'contact_info_change',
               case when s.at_once then 'success' else 'in_progress' end, j.before, j.after, j.user_id, j.id,
               s.now, case when s.at_once then s.now end, case when s.at_once then 'policy' end
        from judged j cross join setting s
        where j.verdict = 'ok'
        order by j.n
        returning id, call_id
      ), told as (
        insert into notification (customer_id, request_id, event, channel, role, recipient, language, schedule, data,
                                  next_attempt_at, created_at, call_id, change_id)
        select j.customer_id, j.request_id, r.event, r.channel, r.role, r.recipient, r.language, r.channel,
               %s,
               s.now, s.now, j.id, f.id
        from (
          select j.*, (select p.name from order_party p
                       where p.customer_id = j.customer_id and p.request_id = j.request_id and p.role = 'payer') as payer
          from judged j) as j
        cross join setting s
        join filed f on f.call_id = j.id
        %s
      ), hooked as (
        insert into notification (customer_id, request_id, event, channel, role, recipient, host, schedule, data,
                                  next_attempt_at, created_at, call_id, webhook_id)
        select j.customer_id, j.request_id, 'order.change.contact_info', 'webhook', 'customer', w.recipient,
               w.host, w.schedule,
               jsonb_build_object('requestID', j.request_id, 'orderID', j.number, 'typeCode', 'contact_info_change',
                                  'status', case when s.at_once then 'success' else 'in_progress' end),
               s.now, s.now, j.id, w.webhook_id
        from judged j
        cross join setting s
        cross join %s as w
        where j.verdict = 'ok' and (w.event_types is null or 'order.change.contact_info' = any(w.event_types))
        order by j.n, w.webhook_id
      ), trailed as (
        insert into call (id, at, source, message, trail, user_id, customer_id, request_id, outcome, ip)
        select id, at, source, message, trail, user_id, customer_id, request_id, 'ok', ip
        from judged where verdict = 'ok'
      )
      select j.n, j.customer_id, j.request_id, j.verdict, j.state, f.id
      from judged j left join filed f on f.call_id = j.id
      """
          .formatted(
              CallLog.CALLS,
              OrderData.of("j"),
              Recipients.of("judged", "j", ":event"),
              Recipients.webhooks("j"));

  private ContactChangeSql() {}
}

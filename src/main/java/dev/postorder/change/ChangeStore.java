package dev.postorder.change;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** The SQL of filing and deciding. */
final class ChangeStore {
  private ChangeStore() {}

  /** Locks the order first and the change then, as filing does. */
  static Optional<OpenChange> lockChange(Handle handle, long changeId) {
    return LockedOrders.lock(handle, changeId)
        .flatMap(
            order ->
                handle
                    .createQuery(
                        """
                        select id, type, status, after from change_request
                        where customer_id = :customer and request_id = :order and id = :id
                        for update
                        """)
                    .bind("customer", order.customerId())
                    .bind("order", order.requestId())
                    .bind("id", changeId)
                    .map(
                        (row, context) ->
                            new OpenChange(
                                row.getLong("id"),
                                ChangeType.of(row.getString("type")).orElseThrow(),
                                ChangeStatus.of(row.getString("status")),
                                Json.MAPPER.readTree(row.getString("after")),
                                order))
                    .findFirst());
  }

  /** Locks the orders of many changes, in an order in which no two calls wait for each other. */
  static void lockOrders(Handle handle, List<Long> changeIds) {
    handle
        .createQuery(
            """
            select 1 from orders o
            where (o.customer_id, o.request_id) in
              (select c.customer_id, c.request_id from change_request c where c.id = any (:ids))
            order by o.customer_id, o.request_id
            for update of o
            """)
        .bindArray("ids", Long.class, changeIds)
        .mapTo(int.class)
        .list();
  }

  /** The types of which a change of the order waits for its decision. */
  static Set<ChangeType> open(Handle handle, LockedOrder order) {
    return handle
        .createQuery(
            """
            select type from change_request
            where customer_id = :customer and request_id = :order and status = 'in_progress'
              and type <> 'contact_info_change'
            """)
        .bind("customer", order.customerId())
        .bind("order", order.requestId())
        .mapTo(String.class)
        .stream()
        .map(type -> ChangeType.of(type).orElseThrow())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Files a change; empty when one of its type waits already. */
  static OptionalLong insert(Handle handle, LockedOrder order, NewChange change, Instant now) {
    boolean open = change.status() == ChangeStatus.IN_PROGRESS;
    return handle
        .createQuery(
            """
            insert into change_request (customer_id, request_id, type, status, before, after, requested_by,
              call_id, created_at, decided_at, decided_by)
            values (:customer, :order, :type, :status, :before::jsonb, :after::jsonb, :user, :call, :now,
              :decided, :by)
            on conflict (customer_id, request_id, type)
              where status = 'in_progress' and type <> 'contact_info_change' do nothing
            returning id
            """)
        .bind("customer", order.customerId())
        .bind("order", order.requestId())
        .bind("type", change.type().code())
        .bind("status", change.status().code())
        .bind("before", Json.MAPPER.writeValueAsString(change.before()))
        .bind("after", Json.MAPPER.writeValueAsString(change.after()))
        .bind("user", change.requestedBy().isPresent() ? change.requestedBy().getAsLong() : null)
        .bind("call", change.callId())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("decided", open ? null : now.atOffset(ZoneOffset.UTC))
        .bind("by", open ? null : "policy")
        .mapTo(long.class)
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  static void decide(
      Handle handle,
      OpenChange change,
      ChangeStatus status,
      Optional<String> reason,
      String decidedBy,
      UUID callId,
      Instant now) {
    handle
        .createUpdate(
            """
            update change_request
            set status = :status, reason = :reason, decided_at = :now, decided_by = :by,
                decided_call_id = :call
            where customer_id = :customer and request_id = :order and id = :id
            """)
        .bind("status", status.code())
        .bind("reason", reason.orElse(null))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("by", decidedBy)
        .bind("call", callId)
        .bind("customer", change.order().customerId())
        .bind("order", change.order().requestId())
        .bind("id", change.id())
        .execute();
  }

  /**
   * The oldest change of the types that was filed before {@code since} and waits, of an order that
   * is neither held nor locked by somebody; its order is locked.
   */
  static OptionalLong due(
      Handle handle, Collection<ChangeType> types, Instant since, Collection<Long> except) {
    return handle
        .createQuery(
            """
            select c.id
              from change_request c
              join orders o on o.customer_id = c.customer_id and o.request_id = c.request_id
             where c.status = 'in_progress' and c.type = any (:types) and c.created_at <= :since
               and not o.held and c.id <> all (:except)
             order by c.created_at
             limit 1
               for update of o skip locked
            """)
        .bindArray("types", String.class, types.stream().map(ChangeType::code).toArray())
        .bind("since", since.atOffset(ZoneOffset.UTC))
        .bindArray("except", Long.class, except.toArray())
        .mapTo(long.class)
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /** An order whose customer's orders the user may change. */
  static Optional<Changes.Target> target(Handle handle, long userId, String orderNumber) {
    return handle
        .createQuery(
            """
            select d.customer_id, d.request_id
            from order_directory d
            join access a on a.user_id = :user and a.customer_id = d.customer_id and a.level = 2
            where d.order_number = :number
            """)
        .bind("user", userId)
        .bind("number", orderNumber)
        .map(
            (row, context) ->
                new Changes.Target(row.getLong("customer_id"), row.getInt("request_id")))
        .findFirst();
  }

  /** The name, INN and e-mail of a customer that the user may change orders of. */
  static Optional<JsonNode> customer(Handle handle, long userId, UUID uid) {
    return handle
        .createQuery(
            """
            select jsonb_strip_nulls(jsonb_build_object('name', c.name, 'inn', c.inn, 'email', c.email))::text
            from customer c
            join access a on a.user_id = :user and a.customer_id = c.id and a.level = 2
            where c.uid = :uid and c.disabled_at is null
            """)
        .bind("user", userId)
        .bind("uid", uid)
        .mapTo(String.class)
        .findFirst()
        .map(Json.MAPPER::readTree);
  }
}

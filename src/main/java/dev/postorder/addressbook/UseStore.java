package dev.postorder.addressbook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The SQL of what was used when, and by which order. */
final class UseStore {
  private UseStore() {}

  /** Entries with those to which they belong. */
  private static final String CLOSURE =
      """
      with given as (
        select * from unnest(:kinds::text[], :ids::bigint[]) as g (kind, id)
      ), person as (
        select b.counteragent_id, b.address_id from given g
        join book_contact b on g.kind = 'contact' and b.customer_id = :customer and b.id = g.id
        union all
        select b.counteragent_id, b.address_id from given g
        join book_phone b on g.kind = 'phone' and b.customer_id = :customer and b.id = g.id
      ), address as (
        select id from given where kind = 'address'
        union
        select address_id from person where address_id is not null
      ), used as (
        select kind, id from given where kind in ('contact', 'phone')
        union
        select 'address', id from address
        union
        select 'counteragent', id from given where kind = 'counteragent'
        union
        select 'counteragent', counteragent_id from person where counteragent_id is not null
        union
        select 'counteragent', b.counteragent_id from address a
        join book_address b on b.customer_id = :customer and b.id = a.id
        where b.counteragent_id is not null
      )
      """;

  private static final String USED =
      CLOSURE
          + ", "
          + Arrays.stream(Kind.values()).map(UseStore::touch).collect(Collectors.joining(", "))
          + """
          insert into book_use (customer_id, kind, entry_id, request_id)
          select :customer, kind, id, :request from used where :request::integer is not null
          order by kind, id
          on conflict do nothing
          """;

  /** Each entry is touched at most once a day. */
  private static String touch(Kind kind) {
    return """
    touched_%1$s as (
      update book_%1$s b set used_at = :now from used u
      where u.kind = '%1$s' and b.customer_id = :customer and b.id = u.id
        and b.used_at < :now - interval '1 day'
    )
    """
        .formatted(kind.code());
  }

  static void touched(Handle handle, long customerId, BookIds ids, Instant now) {
    execute(handle, customerId, OptionalInt.empty(), ids, now);
  }

  static void used(Handle handle, long customerId, int requestId, BookIds ids, Instant now) {
    execute(handle, customerId, OptionalInt.of(requestId), ids, now);
  }

  private static void execute(
      Handle handle, long customerId, OptionalInt requestId, BookIds ids, Instant now) {
    var kinds = new ArrayList<String>();
    var all = new ArrayList<Long>();
    for (Kind kind : Kind.values()) {
      for (Long id : kind.of(ids)) {
        kinds.add(kind.code());
        all.add(id);
      }
    }
    if (all.isEmpty()) {
      return;
    }
    handle
        .createUpdate(USED)
        .bind("customer", customerId)
        .bind("request", requestId)
        .bindArray("kinds", String.class, kinds)
        .bindArray("ids", Long.class, all)
        .bind("now", now)
        .execute();
  }
}

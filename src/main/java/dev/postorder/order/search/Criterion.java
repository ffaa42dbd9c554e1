package dev.postorder.order.search;

import java.util.List;
import java.util.Optional;

/**
 * Something that tells which orders are meant. It can be asked of an order {@code o}, and it can
 * name the keys of all that it means by an index.
 *
 * <p>The first parameter of each stands in its statements as {@code {0}}, the next as {@code {1}}:
 * the same criterion may stand in one statement twice.
 */
sealed interface Criterion {
  /** Highest code point: after every text that begins with what stands before it. */
  String LAST = "\uDBFF\uDFFF";

  /** Whether an order {@code o} is meant; a scalar, so that no plan turns it round. */
  String holds();

  /** {@code (customer_id, request_id, created_at)} of those that are meant. */
  String keys();

  /** What the statements' parameters are. */
  List<Object> values();

  /** Whether it means any order at all, asked of an index before each order is; empty: perhaps. */
  default Optional<String> meansAny() {
    return Optional.empty();
  }

  /** Whether it means so few that there is no point in looking among the newest first. */
  default boolean few() {
    return false;
  }

  /** The orderID. */
  record OrderNumber(String number) implements Criterion {
    @Override
    public String holds() {
      return "o.order_number = {0}";
    }

    @Override
    public String keys() {
      return dated(
          "select d.customer_id, d.request_id from order_directory d where d.order_number = {0}");
    }

    @Override
    public List<Object> values() {
      return List.of(number);
    }

    @Override
    public boolean few() {
      return true;
    }
  }

  /** The requestID. */
  record RequestNumber(int requestId) implements Criterion {
    @Override
    public String holds() {
      return "o.request_id = {0}";
    }

    @Override
    public String keys() {
      return dated(
          "select d.customer_id, d.request_id from order_directory d where d.request_id = {0}");
    }

    @Override
    public List<Object> values() {
      return List.of(requestId);
    }

    @Override
    public boolean few() {
      return true;
    }
  }

  /** The beginning of the orderID: digits, which every locale sorts alike. */
  record NumberStart(String digits) implements Criterion {
    @Override
    public String holds() {
      return "(o.order_number >= {0} and o.order_number <= {1})";
    }

    @Override
    public String keys() {
      return dated(
          """
          select d.customer_id, d.request_id from order_directory d
          where d.order_number >= {0} and d.order_number <= {1}\
          """);
    }

    @Override
    public List<Object> values() {
      return List.of(digits, digits + "9".repeat(Math.max(0, 13 - digits.length())));
    }
  }

  /** The beginning of the customer's own number. */
  record OwnNumber(String plain) implements Criterion {
    @Override
    public String holds() {
      return """
      (select true from order_own_number n
        where n.customer_id = o.customer_id and n.request_id = o.request_id
          and plain(left(n.number, 255)) collate "C" >= {0} and plain(left(n.number, 255)) collate "C" < {1}
        limit 1)\
      """;
    }

    @Override
    public Optional<String> meansAny() {
      return Optional.of(
          """
          select 1 from order_own_number n
          where plain(left(n.number, 255)) collate "C" >= {0} and plain(left(n.number, 255)) collate "C" < {1}
          order by plain(left(n.number, 255)) collate "C" limit 1\
          """);
    }

    @Override
    public String keys() {
      return dated(
          """
          select n.customer_id, n.request_id from order_own_number n
          where plain(left(n.number, 255)) collate "C" >= {0} and plain(left(n.number, 255)) collate "C" < {1}\
          """);
    }

    @Override
    public List<Object> values() {
      return List.of(plain, plain + LAST);
    }
  }

  /** The phones of a party. */
  record Phone(String query) implements Criterion {
    @Override
    public String holds() {
      return """
      (select true from order_party p
        where p.customer_id = o.customer_id and p.request_id = o.request_id and p.phone_words @@ {0}::tsquery limit 1)\
      """;
    }

    @Override
    public String keys() {
      return """
      select p.customer_id, p.request_id, w.created_at
      from (select distinct customer_id, request_id from order_party where phone_words @@ {0}::tsquery) as p
      cross join lateral (
        select v.created_at from order_words v
        where v.customer_id = p.customer_id and v.request_id = p.request_id offset 0) as w\
      """;
    }

    @Override
    public List<Object> values() {
      return List.of(query);
    }
  }

  /** Words of the names and INNs of the parties. */
  record PartyWords(String query) implements Criterion {
    @Override
    public String holds() {
      return """
      (select w.words @@ {0}::tsquery from order_words w
        where w.customer_id = o.customer_id and w.request_id = o.request_id)\
      """;
    }

    @Override
    public String keys() {
      return """
      select w.customer_id, w.request_id, w.created_at from order_words w where w.words @@ {0}::tsquery\
      """;
    }

    @Override
    public List<Object> values() {
      return List.of(query);
    }
  }

  /** The customer's name; of each customer that is meant, the newest are named. */
  record CustomerWords(String query) implements Criterion {
    @Override
    public String holds() {
      return "o.customer_id = any (array(select c.id from customer c where c.words @@ {0}::tsquery"
          + " limit 100))";
    }

    @Override
    public Optional<String> meansAny() {
      return Optional.of(
          "select 1 where cardinality(array(select c.id from customer c where c.words @@"
              + " {0}::tsquery limit 100)) > 0");
    }

    @Override
    public String keys() {
      return """
      select w.customer_id, w.request_id, w.created_at
      from (select c.id from customer c where c.words @@ {0}::tsquery limit 100) as meant
      cross join lateral (
        select o.customer_id, o.request_id, o.created_at from orders o
        where o.customer_id = meant.id and o.created_at >= :from
          and (o.created_at, o.request_id) < (:cursor_at, :cursor_id)
        order by o.created_at desc, o.request_id desc
        limit :newest) w\
      """;
    }

    @Override
    public List<Object> values() {
      return List.of(query);
    }
  }

  /** Keys with the time of creation, looked up one by one whatever the plan expects. */
  private static String dated(String keys) {
    return """
    select d.customer_id, d.request_id, x.created_at from (%s) as d
    cross join lateral (
      select o.created_at from orders o
      where o.customer_id = d.customer_id and o.request_id = d.request_id offset 0) as x\
    """
        .formatted(keys);
  }
}

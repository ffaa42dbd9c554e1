package dev.postorder.addressbook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of counteragents. */
final class CounteragentStore {
  private static final JsonMapper JSON = JsonMapper.shared();

  static final String SELECT =
      """
      select c.id, c.uid, c.form, c.custom_form, c.juridical, c.name, c.inn, c.document, c.anonymous,
             c.phone, c.email, c.receipt, c.updated_at,
             (select count(*) from book_address a
               where a.customer_id = c.customer_id and a.counteragent_id = c.id) as addresses
      """;

  private CounteragentStore() {}

  static Optional<Long> insert(
      Handle handle, long customerId, Requisites requisites, byte[] key, Instant now) {
    return bind(
            handle.createQuery(
                """
                insert into book_counteragent (customer_id, form, custom_form, juridical, name, inn, document,
                                               anonymous, phone, email, receipt, key, created_at, updated_at, used_at)
                values (:customer, :form, :customForm::jsonb, :juridical, :name, :inn, :document::jsonb,
                        :anonymous, :phone, :email, :receipt::jsonb, :key, :now, :now, :now)
                on conflict (customer_id, key) do nothing
                returning id
                """),
            requisites)
        .bind("customer", customerId)
        .bind("key", key)
        .bind("now", now)
        .mapTo(Long.class)
        .findOne();
  }

  static void update(
      Handle handle, long customerId, long id, Requisites requisites, byte[] key, Instant now) {
    bind(
            handle.createUpdate(
                """
                update book_counteragent
                set form = :form, custom_form = :customForm::jsonb, juridical = :juridical, name = :name, inn = :inn,
                    document = :document::jsonb, anonymous = :anonymous, phone = :phone, email = :email,
                    receipt = :receipt::jsonb, key = :key, updated_at = :now, used_at = :now
                where customer_id = :customer and id = :id
                """),
            requisites)
        .bind("customer", customerId)
        .bind("id", id)
        .bind("key", key)
        .bind("now", now)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Requisites requisites) {
    return statement
        .bind("form", requisites.form())
        .bind("customForm", requisites.customForm())
        .bind("juridical", requisites.juridical())
        .bind("name", requisites.name())
        .bind("inn", requisites.inn())
        .bind("document", requisites.document())
        .bind("anonymous", requisites.anonymous())
        .bind("phone", requisites.phone())
        .bind("email", requisites.email())
        .bind("receipt", requisites.receipt());
  }

  /** Waits for whoever is changing it. */
  static Optional<Requisites> lock(Handle handle, long customerId, long id) {
    return handle
        .createQuery(
            """
            select * from book_counteragent where customer_id = :customer and id = :id
            for no key update
            """)
        .bind("customer", customerId)
        .bind("id", id)
        .map((row, context) -> requisites(row))
        .findOne();
  }

  static List<CounteragentEntry> list(Handle handle, long customerId, CounteragentFilter filter) {
    Query query =
        handle
            .createQuery(
                SELECT
                    + """
                    from (
                      select * from book_counteragent c
                      where c.customer_id = :customer
                    """
                    + (filter.ids().isPresent() ? " and c.id = any(:ids)" : "")
                    + (filter.anonymous().isPresent() ? " and c.anonymous = :anonymous" : "")
                    + (filter.since().isPresent() ? " and c.updated_at >= :since" : "")
                    + """

                      order by c.id
                      limit :limit offset :offset) as c
                    order by c.id
                    """)
            .bind("customer", customerId)
            .bind("limit", filter.limit())
            .bind("offset", (filter.page() - 1L) * filter.limit());
    filter.ids().ifPresent(ids -> query.bindArray("ids", Long.class, ids));
    filter.anonymous().ifPresent(anonymous -> query.bind("anonymous", anonymous));
    filter.since().ifPresent(since -> query.bind("since", since));
    return query.map(CounteragentStore::entry).list();
  }

  static Optional<CounteragentEntry> find(Handle handle, long customerId, long id) {
    return handle
        .createQuery(
            SELECT + "from book_counteragent c where c.customer_id = :customer and c.id = :id")
        .bind("customer", customerId)
        .bind("id", id)
        .map(CounteragentStore::entry)
        .findOne();
  }

  static void words(Handle handle, long customerId, long id, List<String> words) {
    handle
        .createUpdate(
            """
            with gone as (
              delete from book_word
              where customer_id = :customer and counteragent_id = :id and word <> all(:words)
            )
            insert into book_word (customer_id, word, counteragent_id)
            select :customer, word, :id from unnest(:words) as w (word)
            on conflict do nothing
            """)
        .bind("customer", customerId)
        .bind("id", id)
        .bindArray("words", String.class, words)
        .execute();
  }

  static CounteragentEntry entry(ResultSet row, StatementContext context) throws SQLException {
    return new CounteragentEntry(
        row.getLong("id"),
        row.getObject("uid", UUID.class),
        requisites(row),
        row.getInt("addresses"),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private static Requisites requisites(ResultSet row) throws SQLException {
    return new Requisites(
        Optional.ofNullable(row.getString("form")),
        json(row.getString("custom_form")),
        row.getBoolean("juridical"),
        row.getString("name"),
        Optional.ofNullable(row.getString("inn")),
        json(row.getString("document")),
        row.getBoolean("anonymous"),
        Optional.ofNullable(row.getString("phone")),
        Optional.ofNullable(row.getString("email")),
        json(row.getString("receipt")));
  }

  private static Optional<JsonNode> json(@Nullable String text) {
    return Optional.ofNullable(text).map(JSON::readTree);
  }
}

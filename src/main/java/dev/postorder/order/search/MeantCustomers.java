package dev.postorder.order.search;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The customers that somebody means: by uid, by INN, or by the beginnings of words of the name. */
public final class MeantCustomers {
  /** How many are told apart; who means more says more of the name. */
  public static final int MOST = 50;

  static final String FIND =
      """
      select c.id from customer c where c.uid = :uid::uuid
      union
      (select c.id from customer c where c.words @@ :words::tsquery limit :most)
      """;

  private MeantCustomers() {}

  /** Their ids. */
  public static List<Long> of(Handle handle, String text) {
    return handle
        .createQuery(FIND)
        .bind("uid", uid(text).map(UUID::toString).orElse(null))
        .bind("words", Typed.words(text).orElse(""))
        .bind("most", MOST)
        .mapTo(Long.class)
        .list();
  }

  private static Optional<UUID> uid(String text) {
    try {
      return Optional.of(UUID.fromString(text.strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

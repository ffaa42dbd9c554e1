package dev.postorder.access;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Whose tokens or sessions are looked for; those of all users where both are empty.
 *
 * @param login whole, in lower case
 * @param customer the uid of a customer that the users may do something for
 */
public record AccessFilter(Optional<String> login, Optional<UUID> customer) {
  /** The login in any case. */
  public AccessFilter {
    login = login.map(text -> text.toLowerCase(Locale.ROOT));
  }

  /** What narrows a query over {@code app_user u}; binds {@code :login} and {@code :customer}. */
  String sql() {
    return (login.isPresent() ? " and u.login = :login" : "")
        + (customer.isPresent()
            ? """
             and u.id in (select a.user_id from access a join customer c on c.id = a.customer_id
                           where c.uid = :customer and coalesce(a.held_level, a.level) > 0)
            """
            : "");
  }
}

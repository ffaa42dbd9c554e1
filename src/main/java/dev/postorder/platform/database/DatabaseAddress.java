package dev.postorder.platform.database;

import java.util.Objects;

/**
 * Where a PostgreSQL is and who asks.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, with any pgjdbc parameters
 * @param user the role to connect as
 * @param password its password; empty when the server asks for none
 */
public record DatabaseAddress(String url, String user, String password) {
  /** Refuses a URL of another database. */
  public DatabaseAddress {
    Objects.requireNonNull(user);
    Objects.requireNonNull(password);
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "The database URL must begin with jdbc:postgresql: and is " + url);
    }
  }

  /** The same server and role, another database. */
  public DatabaseAddress withDatabase(String name) {
    return new DatabaseAddress(
        url.replaceFirst("(jdbc:postgresql:(?://[^/]*/)?)[^?]*", "$1" + name), user, password);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return url + " as " + user;
  }
}

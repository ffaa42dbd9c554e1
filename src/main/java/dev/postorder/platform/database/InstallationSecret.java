package dev.postorder.platform.database;

import java.security.SecureRandom;
import java.util.Base64;
import org.jdbi.v3.core.Jdbi;

/** Secrets of this installation, the same on every node; drawn by the first one that asks. */
public final class InstallationSecret {
  private static final String FIND_OR_KEEP =
      """
      with kept as (
        insert into installation (name, value) values (:name, :value)
        on conflict (name) do update set value = installation.value
        returning value)
      select value from kept
      """;

  private InstallationSecret() {}

  /** The 32 bytes under this name. */
  public static byte[] of(Jdbi jdbi, String name) {
    byte[] fresh = new byte[32];
    new SecureRandom().nextBytes(fresh);
    String value =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(FIND_OR_KEEP)
                    .bind("name", name)
                    .bind("value", Base64.getEncoder().encodeToString(fresh))
                    .mapTo(String.class)
                    .one());
    return Base64.getDecoder().decode(value);
  }
}

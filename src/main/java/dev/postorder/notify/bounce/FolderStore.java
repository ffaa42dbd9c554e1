package dev.postorder.notify.bounce;

import org.jdbi.v3.core.Jdbi;

/** How far folders were read. */
final class FolderStore {
  private static final String READ =
      "select last_uid from bounce_folder where name = :name and uid_validity = :validity";
  private static final String KEEP =
      """
      insert into bounce_folder (name, uid_validity, last_uid) values (:name, :validity, :uid)
      on conflict (name) do update set uid_validity = excluded.uid_validity, last_uid = excluded.last_uid
      """;

  private final Jdbi jdbi;
  private final String name;

  FolderStore(Jdbi jdbi, String name) {
    this.jdbi = jdbi;
    this.name = name;
  }

  /** The last UID that was read (RFC 3501, section 2.3.1.1); 0: none, or the folder counts anew. */
  long lastUid(long validity) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(READ)
                .bind("name", name)
                .bind("validity", validity)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
  }

  void keep(long validity, long uid) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(KEEP)
                .bind("name", name)
                .bind("validity", validity)
                .bind("uid", uid)
                .execute());
  }
}

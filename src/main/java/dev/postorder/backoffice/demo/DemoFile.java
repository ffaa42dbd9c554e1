package dev.postorder.backoffice.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code demo.env} in the data directory: {@code KEY=value} lines that a shell can read, mode 0600,
 * replaced atomically, so that a reader sees a whole file or none.
 */
final class DemoFile {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@.,:/_+-]+");

  private DemoFile() {}

  static Path write(Path data, Map<String, String> values) {
    values.forEach(DemoFile::check);
    String text =
        values.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining());
    Path file = data.resolve("demo.env");
    try {
      Path unfinished =
          Files.createTempFile(
              data,
              "demo-",
              ".env",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(unfinished, text);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static void check(String name, String value) {
    if (!PLAIN.matcher(value).matches()) {
      throw new IllegalArgumentException(
          name + " has characters that a shell would not leave alone");
    }
  }

  /** All that a client needs to know, in the order in which it is written. */
  static Map<String, String> values(
      String baseUrl, DemoPeople people, DemoOperators staff, DemoOrders orders) {
    var values = new LinkedHashMap<String, String>();
    values.put("BASE_URL", baseUrl);
    values.put("APPKEY", people.appkey());
    values.put("LOGIN", people.login());
    values.put("PASSWORD", people.password());
    values.put("OTHER_LOGIN", people.otherLogin());
    values.put("OTHER_PASSWORD", people.otherPassword());
    values.put("ORDER_ID", orders.order());
    values.put("OTHER_ORDER_ID", orders.otherOrder());
    values.put("DRAFT_IDS", list(orders.drafts()));
    values.put("DRAFT_ELSEWHERE", Integer.toString(orders.draftElsewhere()));
    values.put("DRAFT_OTHER_CUSTOMER", Integer.toString(orders.draftOtherCustomer()));
    values.put("QUEUED_ID", Integer.toString(orders.queued()));
    values.put("TERMINAL_DRAFT_ID", Integer.toString(orders.terminalDraft()));
    values.put("CONTACT_IDS", list(people.contactIds()));
    values.put("PHONE_IDS", list(people.phoneIds()));
    values.put("RESERVE_ID", Integer.toString(orders.reserve()));
    values.put("RESERVE_ID_BAD", Integer.toString(orders.reserveBad()));
    values.put("API_KEY", people.apiKey());
    values.put("OPERATOR_NAME", staff.operator());
    values.put("OPERATOR_PASSWORD", staff.operatorPassword());
    values.put("VIEWER_NAME", staff.viewer());
    values.put("VIEWER_PASSWORD", staff.viewerPassword());
    return values;
  }

  private static String list(List<?> ids) {
    return ids.stream().map(Object::toString).collect(Collectors.joining(","));
  }
}

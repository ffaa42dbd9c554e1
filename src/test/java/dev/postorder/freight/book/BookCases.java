package dev.postorder.freight.book;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the methods of the address book are asked in {@link BookGoldenTest}. */
final class BookCases {
  private BookCases() {}

  /**
   * One answer.
   *
   * @param name {@code success…}, or what is wrong
   */
  record Case(String method, String name, String body) {
    @Override
    public String toString() {
      return method + "/" + name;
    }
  }

  private static final String PERSON =
      "\"form\":\"0xAB91FEEA04F6D4AD48DF42161B6C2E7A\",\"name\":\"Сидоров Сидор\"";
  private static final String FIRM =
      "\"form\":\"0x92EE03691F25A9FE4BE9910CD87CA9CA\",\"name\":\"Василёк\",\"inn\":\"7703456789\"";
  private static final String LONG = "д".repeat(256);

  /** All of them. */
  static Stream<Case> all() {
    return Stream.of(
            lists("v2/book/counteragents"),
            lists("v1/customers/book/counteragents"),
            search(),
            counteragent("v2/book/counteragent/update"),
            counteragent("v1/customers/book/counteragents/update"),
            ofOne("v2/book/addresses", "counteragentID", 101, "counteragent-unknown", 105),
            ofOne(
                "v1/customers/book/addresses", "counteragentID", 101, "counteragent-unknown", 105),
            address("v2/book/address/update", "terminalID"),
            address("v1/customers/book/addresses/update", "terminal_id"),
            ofOne("v2/book/contacts", "addressID", 202, "address-unknown", 299),
            ofOne("v1/customers/book/address", "addressID", 202, "address-unknown", 299),
            contact("v2/book/contact/update", "contactID"),
            contact("v1/customers/book/contacts/update", "personID"),
            phone("v2/book/phone/update", "ext"),
            phone("v1/customers/book/phones/update", "addNumber"),
            delete(
                "v2/book/delete",
                "\"counteragentIDs\":[%s],\"addressIDs\":[%s],\"contactIDs\":[%s],\"phoneIDs\":[%s]"),
            delete(
                "v1/customers/book/delete",
                "\"counteragents\":{\"id\":[%s]},\"addresses\":{\"id\":[%s]},\"contacts\":{\"id\":[%s]},"
                    + "\"phones\":{\"id\":[%s]}"))
        .flatMap(cases -> cases);
  }

  private static Stream<Case> lists(String method) {
    return Stream.of(
        new Case(method, "success", ""),
        new Case(method, "success-with-anonymous", "\"withAnonym\":\"true\""),
        new Case(method, "success-anonymous", "\"isAnonym\":true"),
        new Case(method, "success-ids", "\"counteragentIds\":[102,101,105,999]"),
        new Case(method, "success-page", "\"page\":2,\"limit\":1"),
        new Case(method, "success-none", "\"lastUpdate\":\"2099-01-01\""),
        new Case(
            method,
            "wrong-types",
            "\"withAnonym\":\"perhaps\",\"isAnonym\":{},\"counteragentIds\":[\"x\",\"1\"],"
                + "\"lastUpdate\":\"1\",\"page\":\"x\""),
        new Case(
            method,
            "limits",
            "\"page\":0,\"limit\":10001,\"counteragentIds\":[%s]".formatted(ids(1001))),
        new Case(method, "no-access", ""));
  }

  private static Stream<Case> search() {
    String method = "v2/book/counteragents/search";
    return Stream.of(
        new Case(method, "success", "\"query\":\"рома ООО\""),
        new Case(method, "success-inn", "\"query\":\"77012\""),
        new Case(method, "success-person", "\"query\":\"ПЕТРОВ\",\"juridical\":false"),
        new Case(
            method,
            "success-country",
            "\"query\":\"тоо\",\"country\":\"0x8F51001438C4D49511DBD774581EDB7A\""),
        new Case(method, "success-none", "\"query\":\"Чужая\""),
        new Case(method, "fields-missing", ""),
        new Case(method, "wrong-types", "\"query\":{\"a\":\"1\"},\"juridical\":\"perhaps\""),
        new Case(method, "limits", "\"query\":\"%s\"".formatted(LONG)),
        new Case(method, "no-access", "\"query\":\"а\""));
  }

  private static Stream<Case> counteragent(String method) {
    return Stream.of(
        new Case(
            method, "success", FIRM + ",\"juridicalAddress\":{\"search\":\"Тверь, ул. Ткача, 3\"}"),
        new Case(
            method,
            "success-existing",
            "\"form\":\"0x92EE03691F25A9FE4BE9910CD87CA9CA\",\"name\":\"ооо"
                + " \\\"РОМАШКА\\\"\",\"inn\":\"7701234567\",\"juridicalAddress\":{\"search\":\"г"
                + " Тверь, Ткача, 3\"}"),
        new Case(
            method,
            "success-person",
            PERSON
                + ",\"document\":{\"type\":\"passport\",\"serial\":\"4001\",\"number\":\"654321\"},"
                + "\"dataForReceipt\":{\"send\":true,\"phone\":\"+79160000000\",\"email\":\"s@example.org\"}"),
        new Case(
            method,
            "success-anonymous",
            "\"isAnonym\":true,\"name\":\"Кто-то\",\"phone\":\"7 (916)"
                + " 000-00-00\",\"email\":\"a@example.org\""),
        new Case(
            method,
            "success-custom-form",
            "\"customForm\":{\"formName\":\"ТОО\",\"countryUID\":\"0x8f51001438c4d49511dbd774581edb7a\","
                + "\"juridical\":true},\"name\":\"Нур\""),
        new Case(method, "success-updated", "\"counteragentID\":102,\"name\":\"Петров П. П.\""),
        new Case(
            method,
            "success-updated-existing",
            "\"counteragentID\":101,\"form\":\"\",\"customForm\":{\"formName\":\"ТОО\","
                + "\"countryUID\":\"0x8f51001438c4d49511dbd774581edb7a\",\"juridical\":true},"
                + "\"name\":\"Алма\",\"inn\":\"123456789012\""),
        new Case(method, "fields-missing", ""),
        new Case(
            method,
            "fields-missing-within",
            "\"form\":\"0x92EE03691F25A9FE4BE9910CD87CA9CA\",\"name\":\"А\",\"juridicalAddress\":{\"street\":\"Ткача\"},"
                + "\"document\":{\"type\":\"passport\"}"),
        new Case(method, "fields-missing-anonymous", "\"isAnonym\":\"true\""),
        new Case(
            method,
            "wrong-types",
            "\"counteragentID\":\"x\",\"form\":\"ООО\",\"name\":{\"a\":\"1\"},\"isAnonym\":\"perhaps\","
                + "\"email\":\"no\",\"document\":\"x\",\"juridicalAddress\":{\"terminalID\":\"x\"}"),
        new Case(
            method,
            "limits",
            "\"form\":\"0x92EE03691F25A9FE4BE9910CD87CA9CA\",\"name\":\"%s\",\"inn\":\"12\",\"phone\":\"1\","
                    .formatted(LONG)
                + "\"document\":{\"type\":\"letter\",\"number\":\"123456789012345678901\"},"
                + "\"juridicalAddress\":{\"search\":\"А\",\"house\":\"12345678\"}"),
        new Case(
            method,
            "exclusive",
            FIRM
                + ",\"customForm\":{\"formName\":\"ТОО\",\"countryUID\":\"0x8f51001438c4d49511dbd774581edb7a\"},"
                + "\"juridicalAddress\":{\"search\":\"Тверь\",\"street\":\"Ткача\",\"terminalID\":\"1\"}"),
        new Case(method, "counteragent-unknown", "\"counteragentID\":105,\"name\":\"Моя\""),
        new Case(method, "no-access", FIRM));
  }

  private static Stream<Case> ofOne(String method, String key, int id, String unknown, int other) {
    return Stream.of(
        new Case(method, "success", "\"%s\":%d".formatted(key, id)),
        new Case(method, "fields-missing", ""),
        new Case(method, "wrong-types", "\"%s\":\"x\"".formatted(key)),
        new Case(method, unknown, "\"%s\":%d".formatted(key, other)),
        new Case(method, "no-access", "\"%s\":%d".formatted(key, id)));
  }

  private static Stream<Case> address(String method, String terminal) {
    return Stream.of(
        new Case(method, "success", "\"counteragentID\":102,\"search\":\"Омск, Ленина, 5\""),
        new Case(
            method,
            "success-street",
            "\"counteragentID\":102,\"street\":\"7800000000002080000000000\",\"house\":\"13/А\",\"building\":\"1\",\"structure\":\"2\",\"flat\":\"22"
                + " А\""),
        new Case(
            method,
            "success-custom-street",
            "\"counteragentID\":102,\"house\":\"1\",\"customStreet\":{\"code\":\"7800000000000000000000000\",\"street\":\"ул."
                + " Новая\"}"),
        new Case(
            method, "success-terminal", "\"counteragentID\":102,\"%s\":36".formatted(terminal)),
        new Case(
            method,
            "success-existing",
            "\"counteragentID\":103,\"search\":\"г. Омск, ул. Ленина, д. 5\""),
        new Case(method, "success-updated", "\"addressID\":202,\"house\":\"7\""),
        new Case(
            method, "success-updated-existing", "\"addressID\":202,\"%s\":36".formatted(terminal)),
        new Case(method, "fields-missing", ""),
        new Case(method, "fields-missing-house", "\"counteragentID\":101,\"street\":\"Ткача\""),
        new Case(method, "fields-missing-street", "\"addressID\":201,\"house\":\"7\""),
        new Case(
            method,
            "wrong-types",
            "\"addressID\":\"x\",\"search\":{\"a\":\"1\"},\"%s\":\"x\"".formatted(terminal)),
        new Case(
            method,
            "limits",
            "\"counteragentID\":101,\"street\":\"Ткача\",\"house\":\"12345678\",\"building\":\"123456\","
                + "\"structure\":\"12345678\",\"flat\":\"123456\""),
        new Case(
            method,
            "exclusive",
            "\"counteragentID\":101,\"search\":\"Тверь\",\"street\":\"Ткача\",\"%s\":36"
                .formatted(terminal)),
        new Case(method, "counteragent-unknown", "\"counteragentID\":105,\"search\":\"Тверь\""),
        new Case(method, "address-unknown", "\"addressID\":299,\"house\":\"7\""),
        new Case(method, "no-access", "\"counteragentID\":101,\"search\":\"Тверь\""));
  }

  private static Stream<Case> contact(String method, String key) {
    return Stream.of(
        new Case(method, "success", "\"addressID\":202,\"contact\":\"Анна\""),
        new Case(method, "success-existing", "\"addressID\":202,\"contact\":\"ПЕТР\""),
        new Case(
            method, "success-updated", "\"%s\":302,\"contact\":\"Пётр Первый\"".formatted(key)),
        new Case(
            method,
            "success-updated-existing",
            "\"%s\":302,\"contact\":\"иван иванович иванов\"".formatted(key)),
        new Case(method, "fields-missing", ""),
        new Case(method, "wrong-types", "\"%s\":\"x\",\"contact\":{\"a\":\"1\"}".formatted(key)),
        new Case(method, "limits", "\"addressID\":202,\"contact\":\"%s\"".formatted(LONG)),
        new Case(method, "address-unknown", "\"addressID\":299,\"contact\":\"Анна\""),
        new Case(method, "contact-unknown", "\"%s\":399,\"contact\":\"Анна\"".formatted(key)),
        new Case(method, "anonymous", "\"addressID\":204,\"contact\":\"Анна\""),
        new Case(method, "no-access", "\"addressID\":202,\"contact\":\"Анна\""));
  }

  private static Stream<Case> phone(String method, String ext) {
    return Stream.of(
        new Case(
            method,
            "success",
            "\"addressID\":202,\"phoneNumber\":\"+7(921)-917-65 97\",\"%s\":\"12345\""
                .formatted(ext)),
        new Case(
            method,
            "success-existing",
            "\"addressID\":202,\"phoneNumber\":\"+7 900 235-01-22\",\"%s\":\"55677\""
                .formatted(ext)),
        new Case(method, "success-updated", "\"phoneID\":401,\"phoneNumber\":\"79002350123\""),
        new Case(
            method, "success-updated-existing", "\"phoneID\":401,\"phoneNumber\":\"375127789955\""),
        new Case(method, "fields-missing", ""),
        new Case(
            method,
            "wrong-types",
            "\"phoneID\":\"x\",\"phoneNumber\":{\"a\":\"1\"},\"%s\":{\"a\":\"1\"}".formatted(ext)),
        new Case(
            method,
            "limits",
            "\"addressID\":202,\"phoneNumber\":\"12\",\"%s\":\"123456\"".formatted(ext)),
        new Case(method, "address-unknown", "\"addressID\":299,\"phoneNumber\":\"79002350123\""),
        new Case(method, "phone-unknown", "\"phoneID\":499,\"phoneNumber\":\"79002350123\""),
        new Case(method, "anonymous", "\"addressID\":204,\"phoneNumber\":\"79002350123\""),
        new Case(method, "no-access", "\"addressID\":202,\"phoneNumber\":\"79002350123\""));
  }

  private static Stream<Case> delete(String method, String lists) {
    return Stream.of(
        new Case(
            method, "success", lists.formatted("104,105", "204,299", "301,399", "401,402,499")),
        new Case(method, "success-all", lists.formatted("101", "201", "301", "401")),
        new Case(method, "fields-missing", ""),
        new Case(method, "wrong-types", lists.formatted("\"x\"", "\"1.5\"", "{}", "true")),
        new Case(method, "limits", lists.formatted(ids(20), ids(20), "1", ids(41))),
        new Case(method, "no-access", lists.formatted("101", "201", "301", "401")));
  }

  private static String ids(int count) {
    return String.join(",", IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList());
  }
}

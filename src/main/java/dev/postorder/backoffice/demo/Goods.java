package dev.postorder.backoffice.demo;

import dev.postorder.order.Contact;
import dev.postorder.order.NewOrder;
import dev.postorder.order.Party;
import dev.postorder.order.Phone;
import dev.postorder.order.Place;
import dev.postorder.order.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders as a customer of a carrier would place them. */
final class Goods {
  static final String TVER = "г. Тверь, ул. Ткача, д. 3";
  static final String TVER_ELSEWHERE = "г. Тверь, пр-т Победы, д. 14, стр. 2";
  static final String MOSCOW = "г. Москва, ул. Складочная, д. 1, стр. 9";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNode CARGO =
      JSON.readTree(
          """
          {"quantity":2,"length":0.8,"width":0.6,"height":0.5,"weight":15.5,"totalVolume":0.48,"totalWeight":31,
           "freightUID":"0x82750921bc8128924d74f982dd961379"}\
          """);
  private static final JsonNode PAYMENT =
      JSON.readTree(
          """
          {"type":"noncash","primaryPayer":"sender"}\
          """);
  private static final JsonNode WORKTIME =
      JSON.readTree(
          """
          {"time":{"worktimeStart":"09:00","worktimeEnd":"18:00"}}\
          """);
  private static final JsonNode TERMINAL =
      JSON.readTree(
          """
          {"terminalID":"36"}\
          """);

  private Goods() {}

  /** An order from an address to an address. */
  static NewOrder order(
      long customerId, long userId, boolean inOrder, String from, String to, LocalDate day) {
    return order(customerId, userId, inOrder, address(from), address(to), day);
  }

  /** A draft that the sender brings to a terminal himself. */
  static NewOrder fromTerminal(long customerId, long userId, LocalDate day) {
    return order(
        customerId,
        userId,
        false,
        new Place(false, Optional.empty(), TERMINAL),
        address(MOSCOW),
        day);
  }

  private static NewOrder order(
      long customerId, long userId, boolean inOrder, Place from, Place to, LocalDate day) {
    return new NewOrder(
        customerId,
        userId,
        inOrder,
        Optional.of(day),
        from,
        to,
        List.of(sender(), receiver()),
        CARGO,
        PAYMENT,
        JSON.createObjectNode());
  }

  private static Place address(String text) {
    return new Place(true, Optional.of(text), WORKTIME);
  }

  private static Party sender() {
    return party(
        Role.SENDER,
        "ООО «Ромашка»",
        "6950123450",
        "sklad@romashka.example",
        new Contact("Иванова Анна Сергеевна"),
        new Phone("79201234501", ""));
  }

  private static Party receiver() {
    return party(
        Role.RECEIVER,
        "ООО «Северный ветер»",
        "7810987652",
        "priemka@sever.example",
        new Contact("Кузнецов Павел Игоревич"),
        new Phone("79119876543", "21"));
  }

  private static Party party(
      Role role, String name, String inn, String email, Contact contact, Phone phone) {
    return new Party(
        role,
        name,
        Optional.empty(),
        Optional.of(inn),
        Optional.empty(),
        false,
        Optional.of(phone.number()),
        Optional.of(email),
        List.of(contact),
        List.of(phone));
  }
}

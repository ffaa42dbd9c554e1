package dev.postorder.document;

import dev.postorder.order.Contact;
import dev.postorder.order.OrderState;
import dev.postorder.order.OrderView;
import dev.postorder.order.Party;
import dev.postorder.order.Phone;
import dev.postorder.order.Place;
import dev.postorder.order.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An order with everything that a paper can tell. */
public final class SampleOrder {
  private static final String LONG_NAME =
      "Общество с ограниченной ответственностью «Научно-производственное объединение"
          + " „Сверхдлинноеназваниебезединогопробелаивсётакиоченьдлинное“ № 1»";

  private SampleOrder() {}

  /** The order in a state. */
  public static OrderView in(OrderState state) {
    return new OrderView(
        7,
        UUID.fromString("00000000-0000-0000-0000-000000000007"),
        700001,
        Optional.of("2600000000017").filter(number -> state != OrderState.DRAFT),
        state,
        Instant.parse("2026-11-20T09:15:00Z"),
        Optional.empty(),
        Instant.parse("2026-11-22T21:30:00Z"),
        Instant.parse("2026-11-22T21:30:00Z"),
        Optional.of(LocalDate.parse("2026-11-24")),
        Optional.empty(),
        Optional.empty(),
        Optional.of(700010),
        new Place(
            true,
            Optional.of(
                "170100, Тверская обл, г Тверь, пр-т Победы, д 3 к 2 стр 1, этаж 4, офис 412,"
                    + " вход со двора через проходную № 3"),
            json("{\"time\":{\"worktimeStart\":\"9:00\",\"worktimeEnd\":\"18:00\"}}")),
        new Place(false, Optional.empty(), json("{\"terminalID\":36}")),
        List.of(
            party(Role.SENDER, LONG_NAME, "7701234567", "{}"),
            party(
                Role.RECEIVER,
                "Артёмов Фёдор Щукич",
                "",
                "{\"type\":\"passport\",\"serial\":\"4509\",\"number\":\"123456\"}"),
            party(Role.PAYER, "ООО <b>Ромашка</b> & Ёлочка", "7709876543", "{}")),
        json(
            "{\"freightName\":\"Стройматериалы: плитка\",\"quantity\":12,\"totalWeight\":1250.5,"
                + "\"totalVolume\":3.75,\"length\":1.2,\"width\":0.8,\"height\":\"1.6\","
                + "\"insurance\":{\"statedValue\":\"150000\"}}"),
        json("{\"type\":\"noncash\",\"primaryPayer\":\"sender\"}"));
  }

  private static Party party(Role role, String name, String inn, String document) {
    return new Party(
        role,
        name,
        Optional.empty(),
        Optional.of(inn).filter(text -> !text.isEmpty()),
        Optional.of(json(document)),
        false,
        Optional.of("79620000000"),
        Optional.of(role.code() + "@example.org"),
        List.of(new Contact("Анна Сергеевна"), new Contact("Пётр")),
        List.of(new Phone("79620000000", "3567"), new Phone("4957777777", "")));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}

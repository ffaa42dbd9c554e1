package dev.postorder.freight.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.freight.Golden;
import dev.postorder.freight.World;
import dev.postorder.freight.wire.Format;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an order saves into the address book, and what it takes from there. */
final class SavingTest {
  private static World world;

  @BeforeAll
  static void start() {
    world = new World();
    world
        .server
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("alter table book_counteragent alter column id restart 10001");
              handle.execute("alter table book_address alter column id restart 20001");
              handle.execute("alter table book_contact alter column id restart 30001");
              handle.execute("alter table book_phone alter column id restart 40001");
            });
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static ObjectNode saving(Format format) {
    ObjectNode body = world.order(world.session, true, "Тверь, ул. Ткача, 3");
    String name = "ООО Новое " + format;
    Bodies.set(body, "delivery.derival.address.save", "true");
    Bodies.set(
        body,
        "members.sender",
        """
        {'counteragent':{'form':'0xB65CE2B9B4E3D56A4BA8B5B1E0E5A0B1','name':'%s','inn':'7701234567','save':true},
         'contactPersons':[{'name':'Анна','save':true},{'name':'Ольга','save':false}],
         'phoneNumbers':[{'number':'+7 962 000-00-00','ext':'17','save':'true'}]}
        """
            .formatted(name));
    return body;
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void whatIsSavedIsToldWithItsIds(Format format) {
    ObjectNode body = saving(format);
    for (String name : new String[] {"success-saved", "success-saved-before"}) {
      HttpResponse<String> answer = world.call(path(format), body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      Golden.check("v2/request/" + name, format, answer.body(), names());
    }
  }

  private static Map<String, String> names() {
    var names = new LinkedHashMap<String, String>();
    names.put("requestID", world.one("select max(request_id) from orders"));
    for (String table : new String[] {"counteragent", "address", "contact", "phone"}) {
      names.put(table + "ID", world.one("select max(id) from book_" + table));
    }
    return names;
  }

  @Test
  void whatWasSavedIsOrderedByItsIds() {
    JsonNode saved =
        World.json(world.call("/v2/request", saving(Format.JSON))).at("/data/addressBook/sender");
    ObjectNode again = world.order(world.session, true, "Тверь");
    ObjectNode receiver = (ObjectNode) again.get("members");
    receiver
        .putObject("receiver")
        .put("counteragentID", saved.at("/counteragent/id").asLong())
        .put("contactIDs", saved.at("/contactPersons/0/id").asLong())
        .put("phoneIDs", saved.at("/phoneNumbers/0/id").asLong());
    ObjectNode derival = (ObjectNode) again.at("/delivery/derival");
    derival.put("addressID", saved.at("/address/id").asLong()).remove("address");
    int created = world.create(again);
    assertThat(
            world.one(
                """
                select concat_ws('|', o.pickup_address, p.name, p.inn, p.contacts, p.phones)
                from orders o join order_party p using (customer_id, request_id)
                where p.role = 'receiver' and o.request_id = %d
                """
                    .formatted(created)))
        .isEqualTo(
            "Тверь, ул. Ткача, 3|ООО Новое JSON|7701234567|[{\"name\": \"Анна\"}]"
                + "|[{\"ext\": \"17\", \"number\": \"79620000000\"}]");
    assertThat(world.one("select count(*) from book_use where request_id = " + created))
        .isEqualTo("4");
  }

  @Test
  void theBookAsksForMoreThanAnOrder() {
    ObjectNode body = world.order(world.session, true, "Тверь");
    Bodies.set(body, "members.receiver.counteragent", "{'name':'ООО Без формы','save':true}");
    JsonNode errors = World.json(world.call("/v2/request", body)).get("errors");
    assertThat(errors.size()).isEqualTo(1);
    assertThat(errors.at("/0/fields/0").asString()).isEqualTo("members.receiver.counteragent.form");
  }

  private static String path(Format format) {
    return format == Format.JSON ? "/v2/request.json" : "/v2/request.xml";
  }
}

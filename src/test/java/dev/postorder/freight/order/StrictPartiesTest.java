package dev.postorder.freight.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.freight.World;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What freight.strict-parties demands beyond the specification. */
final class StrictPartiesTest {
  private static World world;

  @BeforeAll
  static void start() {
    world = new World("freight.strict-parties=true");
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'name':'ООО','inn':'7701234560'} |",
        "{'name':'ООО','inn':'7701234567'} | counteragent.inn",
        "{'name':'ООО','inn':'77012345'} | counteragent.inn",
        "{'name':'ИП','inn':'500100732259'} |",
        "{'name':'ИП','inn':'500100732258'} | counteragent.inn",
        "{'name':'ИП','inn':'500100732269'} | counteragent.inn",
        "{'name':'SARL','inn':'12345678','customForm':{'formName':'SARL',"
            + "'countryUID':'0x8F51001438C4D49511DBD774581EDB7E'}} |",
        "{'name':'Иван','form':'0xAB91FEEA04F6D4AD48DF42161B6C2E7A'} | counteragent.document",
        "{'name':'Иван','form':'0xab91feea04f6d4ad48df42161b6c2e7a','document':"
            + "{'type':'passport','number':'123456'}} |",
        "{'isAnonym':true,'form':'0xAB91FEEA04F6D4AD48DF42161B6C2E7A','phone':'79000000000'} |",
      })
  void areDemanded(String counteragent, String missing) {
    ObjectNode order = world.order(world.session, false, "Тверь");
    Bodies.set(order, "members.sender.counteragent", "{'name':'ООО Ромашка','inn':'7701234560'}");
    Bodies.set(order, "members.receiver.counteragent", counteragent);
    JsonNode answer = World.json(world.call("/v2/request", order));
    List<String> fields =
        answer.path("errors").valueStream().map(e -> e.at("/fields/0").asString()).toList();
    assertThat(fields)
        .as(answer.toString())
        .isEqualTo(missing == null ? List.of() : List.of("members.receiver." + missing));
  }
}

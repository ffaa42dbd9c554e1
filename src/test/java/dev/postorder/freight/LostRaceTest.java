package dev.postorder.freight;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Writes that the database breaks off because of others that run at once are made all the same. */
final class LostRaceTest {
  private static final String LOSES_ONCE =
      """
      create table loss (code text);
      create sequence race;
      create function lose() returns trigger language plpgsql as $$
        begin
          if nextval('race') = 1 then
            raise exception 'lost' using errcode = (select code from loss);
          end if;
          return new;
        end $$;
      create trigger lose before insert on book_counteragent for each row execute function lose();
      """;

  private static World world;

  @BeforeAll
  static void start() {
    world = new World();
    world.server.jdbi().useHandle(handle -> handle.execute(LOSES_ONCE));
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @ParameterizedTest
  @CsvSource({"40P01,a key,ООО Альфа", "40P01,'',ООО Бета", "23503,'',ООО Гамма"})
  void entryIsSavedAllTheSame(String loss, String key, String name) {
    world
        .server
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("delete from loss");
              handle.execute("insert into loss values (?)", loss);
              handle.execute("alter sequence race restart");
            });
    ObjectNode body =
        world
            .with(world.session)
            .put("form", "0xAB91FEEA04F6D4AD48DF42161B6C2E7A")
            .put("name", name)
            .put("inn", "7701234567");
    HttpResponse<String> answer =
        world.call("/v2/book/counteragent/update", body, "Idempotency-Key", key);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(World.json(answer).at("/data/state").asString()).isEqualTo("new");
    assertThat(
            world.one("select count(*) from book_counteragent where name = '%s'".formatted(name)))
        .isEqualTo("1");
  }
}

package dev.postorder.notify.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postorder.notify.Event;
import dev.postorder.platform.config.ConfigurationException;
import dev.postorder.platform.config.Language;
import dev.postorder.testing.SettableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files in place of the built-in templates. */
class OverridesTest {
  private static final String QUEUED = "letter/ru/order_queued.txt";
  private static final String SMS = "sms/ru/order_queued.txt";

  @TempDir private Path directory;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));

  @Test
  void aFileReplacesTheBuiltInTextWithinSeconds() throws IOException {
    Templates templates = Given.in(directory, clock);
    assertThat(sms(templates)).startsWith("Заказ 2600000000017 принят");
    write(SMS, "Едет {{orderNumber}} {{link}}\n");
    assertThat(sms(templates)).startsWith("Заказ 2600000000017 принят");
    clock.advance(Duration.ofSeconds(3));
    assertThat(sms(templates)).startsWith("Едет 2600000000017 https://");
    assertThat(listed(templates, SMS).overridden()).isTrue();

    Files.delete(directory.resolve(SMS));
    clock.advance(Duration.ofSeconds(3));
    assertThat(sms(templates)).startsWith("Заказ 2600000000017 принят");
    assertThat(listed(templates, SMS).overridden()).isFalse();
  }

  @Test
  void aBrokenFileLeavesTheLastGoodTextAndIsToldInHealth() throws IOException {
    write(SMS, "Едет {{orderNumber}}");
    Templates templates = Given.in(directory, clock);
    write(SMS, "Едет {{orderNumbr}} поскорее");
    clock.advance(Duration.ofSeconds(3));
    assertThat(sms(templates)).isEqualTo("Едет 2600000000017");
    String fault = SMS + ", line 1: there is no value named 'orderNumbr' here";
    assertThat(templates.health().ready()).isTrue();
    assertThat(templates.health().details()).containsEntry("unusable", List.of(fault));
    assertThat(listed(templates, SMS).fault()).contains(fault);

    write(SMS, "Приехал {{orderNumber}} !");
    clock.advance(Duration.ofSeconds(3));
    assertThat(sms(templates)).isEqualTo("Приехал 2600000000017 !");
    assertThat(templates.health().details()).isEmpty();
  }

  @Test
  void aStateMayGetATemplateThatIsNotBuiltIn() throws IOException {
    write("sms/en/order_state.delivery.txt", "Order {{orderNumber}} arrives today");
    Templates templates = Given.in(directory, clock);
    assertThat(templates.preview("order_state.delivery", Kind.SMS, Language.EN).text())
        .isEqualTo("Order 2600000000017 arrives today");
    Files.delete(directory.resolve("sms/en/order_state.delivery.txt"));
    clock.advance(Duration.ofSeconds(3));
    assertThat(templates.preview("order_state.delivery", Kind.SMS, Language.EN).text())
        .startsWith("Order 2600000000017: Being delivered");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          letter/ru/order_queued.txt => subject: {{x}}~title: a~lead: b => line 1: there is no value named 'x' here
          letter/ru/order_queued.txt => # a~~subject: a~lead: b => 'title:' is missing
          letter/ru/order_queued.txt => subject: a~tilte: b => line 2: 'tilte' is not known here
          letter/ru/order_queued.txt => subject: a~title: b~title: c => line 3: 'title' stands twice
          letter/ru/order_queued.txt => subject: a~~hello => line 3: 'key: text' is expected
          letter/ru/order_queued.txt => subject: a~title: {{#state}}~lead: b => line 2
          letter/ru/order_queued.txt => subject: a~title: a~lead: b~row: c => line 4: 'row: name | value' is expected
          letter/ru/order_queued.txt => subject: {{state}}~title: a~lead: b => the text is empty for
          letter/ru/common.txt => track: a => 'automatic:' is missing
          letter/layout.html => <p>~{{title}}~{{titel}} => line 3: there is no value named 'titel' here
          letter/layout.html => <p>~{{title}}~{{title => line 3: '{{' without '}}'
          sms/ru/order_queued.txt => {{orderNumber => line 1: '{{' without '}}'
          letter/layout.html => {{> header}} => cannot take in others
          letter/logo.png => GIF89a => a PNG image is expected
          sms/en/order_state.txt => one~two => one line of text is expected
          sms/en/order_stat.txt => one => there is no template of this name
          letter/ru/order_state.new.txt => one => there is no template of this name
          """)
  void aFileThatCannotBeUsedStopsTheStart(String file, String content, String why)
      throws IOException {
    write(file, content.replace('~', '\n'));
    assertThatThrownBy(() -> Given.in(directory, clock))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("notifications.templates: " + file)
        .hasMessageContaining(why);
  }

  @Test
  void allFaultsAreToldAtOnceAndSoIsADirectoryThatIsNotThere() throws IOException {
    write(SMS, "");
    write(QUEUED, "subject");
    Files.write(directory.resolve("letter/layout.txt"), new byte[] {(byte) 0xFF});
    assertThatThrownBy(() -> Given.in(directory, clock))
        .hasMessageContaining(SMS)
        .hasMessageContaining(QUEUED)
        .hasMessageContaining("letter/layout.txt: not encoded as UTF-8");
    assertThatThrownBy(() -> Given.in(directory.resolve("nowhere"), clock))
        .hasMessageContaining("nowhere cannot be read");
  }

  @Test
  void backupsOfEditorsAndHiddenFilesAreNobodys() throws IOException {
    write(SMS + "~", "a");
    write(".git/config", "a");
    write("letter/.order.txt.swp", "a");
    assertThat(Given.in(directory, clock).health().details()).isEmpty();
  }

  @Test
  void whatTheBuiltInFilesAreWrittenToCanBeUsed() throws IOException {
    for (var file : BuiltIn.files().entrySet()) {
      write(file.getKey(), new String(file.getValue(), StandardCharsets.ISO_8859_1));
      Files.write(directory.resolve(file.getKey()), file.getValue());
    }
    Templates templates = Given.in(directory, clock);
    assertThat(templates.list()).allMatch(Templates.Listed::overridden);
    for (String event : Event.all()) {
      assertThat(templates.preview(event, Kind.LETTER, Language.RU))
          .isEqualTo(Given.builtIn().preview(event, Kind.LETTER, Language.RU));
    }
  }

  private void write(String file, String content) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private static String sms(Templates templates) {
    return templates.preview(Event.ORDER_QUEUED, Kind.SMS, Language.RU).text();
  }

  private static Templates.Listed listed(Templates templates, String file) {
    return templates.list().stream()
        .filter(one -> one.file().equals(file))
        .findFirst()
        .orElseThrow();
  }
}

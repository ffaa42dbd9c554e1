package dev.postorder.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.notify.Event;
import dev.postorder.notify.Text;
import dev.postorder.notify.template.Given;
import dev.postorder.notify.template.Kind;
import dev.postorder.notify.template.Templates;
import dev.postorder.platform.config.Language;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.james.mime4j.dom.BinaryBody;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.junit.jupiter.api.Test;

/** Letters as a mail reader that is none of ours takes them apart (Apache James Mime4j, strict). */
class LetterMimeTest {
  static final Attachment PAPER =
      new Attachment(
          "Накладная 2600000000017 ещё раз с очень длинным именем, которое не входит в строку.pdf",
          "Waybill-2600000000017.pdf",
          "application/pdf",
          "%PDF-1.7\n\u0000\u00ff".getBytes(StandardCharsets.ISO_8859_1));

  private static final Templates TEMPLATES = Given.builtIn();
  private static final String ID = "018f0000-0000-7000-8000-000000000001";
  private static final Optional<URI> PAGE =
      Optional.of(URI.create("https://orders.example.org/unsubscribe/abc_-1?x=1"));

  @Test
  void aLetterWithEverythingHasEveryLevel() throws Exception {
    Text text = text(Event.ORDER_COMPLETED, Language.RU);
    Message read = read(letter(text, Language.RU, List.of(PAPER), PAGE));

    assertThat(shape(read))
        .isEqualTo(
            "multipart/mixed(multipart/alternative(text/plain,"
                + "multipart/related(text/html,image/png)),application/pdf)");
    assertThat(read.getSubject()).isEqualTo("Заказ 2600000000017 завершён");
    assertThat(read.getMessageId()).isEqualTo("<" + ID + "@example.org>");
    assertThat(header(read, "Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(header(read, "Content-Language")).isEqualTo("ru");
    assertThat(header(read, "List-Unsubscribe")).isEqualTo("<" + PAGE.get() + ">");
    assertThat(header(read, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");

    List<Entity> leaves = leaves(read);
    assertThat(string(leaves.get(0))).isEqualTo(text.text().replace("\n", "\r\n"));
    assertThat(string(leaves.get(1)).replace("\r\n", "\n")).isEqualTo(text.html());
    assertThat(header(leaves.get(2), "Content-ID")).startsWith("<logo.").endsWith("@postorder>");
    assertThat(text.html())
        .contains("cid:" + header(leaves.get(2), "Content-ID").replaceAll("[<>]", ""));
    assertThat(bytes(leaves.get(2))).isEqualTo(TEMPLATES.logo());
    assertThat(leaves.get(3).getDispositionType()).isEqualTo("attachment");
    assertThat(leaves.get(3).getFilename()).isEqualTo(PAPER.name());
    assertThat(bytes(leaves.get(3))).isEqualTo(PAPER.bytes());
    assertThat(header(leaves.get(3), "Content-Type")).contains("name=" + PAPER.plainName());
  }

  @Test
  void aLetterHasNoLevelThatItDoesNotNeed() throws Exception {
    Text text = text(Event.ORDER_QUEUED, Language.EN);
    Message read = read(letter(text, Language.EN, List.of(), Optional.empty()));
    assertThat(shape(read))
        .isEqualTo("multipart/alternative(text/plain,multipart/related(text/html,image/png))");
    assertThat(header(read, "Content-Language")).isEqualTo("en");
    assertThat(read.getHeader().getField("List-Unsubscribe")).isNull();

    var plain = new Text(text.subject(), text.text(), "<p>without an image</p>");
    assertThat(shape(read(letter(plain, Language.EN, List.of(), Optional.empty()))))
        .isEqualTo("multipart/alternative(text/plain,text/html)");
  }

  @Test
  void oneClickIsOfferedOverTlsOnly() throws Exception {
    var page = Optional.of(URI.create("http://127.0.0.1:8080/unsubscribe/abc"));
    Message read =
        read(letter(text(Event.ORDER_QUEUED, Language.RU), Language.RU, List.of(), page));
    assertThat(header(read, "List-Unsubscribe"))
        .isEqualTo("<http://127.0.0.1:8080/unsubscribe/abc>");
    assertThat(read.getHeader().getField("List-Unsubscribe-Post")).isNull();
  }

  @Test
  void everyLetterIsSevenBitsWideAndItsLinesAreShort() throws Exception {
    for (Language language : Language.values()) {
      for (String event : Event.all()) {
        byte[] letter = letter(text(event, language), language, List.of(PAPER), PAGE);
        String raw = new String(letter, StandardCharsets.ISO_8859_1);
        assertThat(raw.chars()).allMatch(c -> c < 0x7F);
        assertThat(raw.split("\r\n", -1)).allMatch(line -> line.length() <= 998);
        assertThat(raw.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(raw.lines().takeWhile(line -> !line.isEmpty()))
            .allMatch(line -> line.length() <= 130);
        keep(language.code() + "-" + event, letter);
      }
    }
  }

  @Test
  void theMailboxShowsALetterAsAWhole() throws Exception {
    Text text = text(Event.ORDER_COMPLETED, Language.RU);
    byte[] letter = letter(text, Language.RU, List.of(PAPER), PAGE);
    Mailbox.Opened opened = Unpacked.of(new String(letter, StandardCharsets.US_ASCII));
    assertThat(opened.text().replace("\r\n", "\n")).isEqualTo(text.text());
    assertThat(opened.html()).contains("src=\"data:image/png;base64,").doesNotContain("cid:");
    assertThat(opened.files())
        .containsExactly(new Mailbox.File(PAPER.name(), PAPER.bytes().length));
  }

  private static Text text(String event, Language language) {
    Text preview = TEMPLATES.preview(event, Kind.LETTER, language);
    String html =
        preview.html().replaceAll("data:image/png;base64,[^\"]*", "cid:logo.0abc12ff@postorder");
    return new Text(preview.subject(), preview.text(), html);
  }

  private static byte[] letter(
      Text text, Language language, List<Attachment> attachments, Optional<URI> page)
      throws MessagingException, IOException {
    var letter =
        new Letter(
            UUID.fromString(ID),
            Instant.parse("2026-11-22T12:00:00Z"),
            "anna@пример.example",
            language,
            text,
            TEMPLATES.logo(),
            attachments,
            page);
    var composer =
        new MessageComposer(
            Session.getInstance(new Properties()),
            MailAddress.parse("ООО «Быстрый груз» <orders@example.org>"));
    var out = new ByteArrayOutputStream();
    composer.compose(letter).writeTo(out);
    return out.toByteArray();
  }

  private static Message read(byte[] letter) throws IOException {
    var builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.STRICT);
    return builder.parseMessage(new ByteArrayInputStream(letter));
  }

  private static String shape(Entity entity) {
    if (!(entity.getBody() instanceof Multipart parts)) {
      return entity.getMimeType();
    }
    return entity.getMimeType()
        + "("
        + String.join(",", parts.getBodyParts().stream().map(LetterMimeTest::shape).toList())
        + ")";
  }

  private static List<Entity> leaves(Entity entity) {
    var leaves = new ArrayList<Entity>();
    if (entity.getBody() instanceof Multipart parts) {
      parts.getBodyParts().forEach(part -> leaves.addAll(leaves(part)));
    } else {
      leaves.add(entity);
    }
    return leaves;
  }

  private static String header(Entity entity, String name) {
    return entity.getHeader().getField(name).getBody().replaceAll("\\s+", " ");
  }

  private static String string(Entity entity) throws IOException {
    return new String(
        ((TextBody) entity.getBody()).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Entity entity) throws IOException {
    return ((BinaryBody) entity.getBody()).getInputStream().readAllBytes();
  }

  /** {@code -Dletters=DIRECTORY} keeps the letters, for other mail readers. */
  private static void keep(String name, byte[] letter) throws IOException {
    String directory = System.getProperty("letters");
    if (directory != null) {
      Files.write(Path.of(directory, name + ".eml"), letter);
    }
  }
}

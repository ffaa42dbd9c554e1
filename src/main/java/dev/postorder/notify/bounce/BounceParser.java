package dev.postorder.notify.bounce;

import dev.postorder.notify.bounce.Bounce.Outcome;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads bounces: delivery status notifications (RFC 3464, in the multipart/report of RFC 6522), and
 * the plain text that Exim sent before it knew them. Looks at the first level of parts only, and
 * follows, renders and resolves nothing.
 */
final class BounceParser {
  /** More of a message is not read; what counts stands at its beginning. */
  static final int MOST_BYTES = 512 * 1024;

  private static final int MOST_PARTS = 20;
  private static final int MOST_IDS = 5;
  private static final Pattern MESSAGE_ID =
      Pattern.compile("<(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})@[^<>\\s]{1,255}>");
  private static final Pattern RETURNED_ID =
      Pattern.compile("(?im)^[ \t>]*Message-ID:\\s*" + MESSAGE_ID.pattern());
  private static final Pattern STATUS = Pattern.compile("\\b[45]\\.\\d{1,3}\\.\\d{1,3}\\b");
  private static final Session SESSION = Session.getInstance(new Properties());

  private BounceParser() {}

  /** Reads a message (RFC 5322); empty: it is no bounce, or cannot be read. */
  static Optional<Bounce> parse(byte[] message) {
    byte[] head = message.length > MOST_BYTES ? Arrays.copyOf(message, MOST_BYTES) : message;
    try {
      var mail = new MimeMessage(SESSION, new ByteArrayInputStream(head));
      return mail.isMimeType("multipart/*") ? report(mail) : text(mail);
    } catch (MessagingException | IOException | RuntimeException e) {
      return Optional.empty(); // whoever wrote it did not mean it to be read
    }
  }

  private static Optional<Bounce> report(MimeMessage mail) throws MessagingException, IOException {
    if (!(mail.getContent() instanceof MimeMultipart parts)) {
      return Optional.empty();
    }
    List<StatusFields> groups = new ArrayList<>();
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (is(part, "message/delivery-status", "message/global-delivery-status")) {
        groups.addAll(StatusFields.ofRecipients(content(part)));
      } else if (is(
          part,
          "message/rfc822",
          "text/rfc822-headers",
          "message/global",
          "message/global-headers")) {
        try (InputStream in = part.getInputStream()) {
          ids.addAll(ids(new InternetHeaders(in, true).getHeader("Message-ID", " ")));
        }
      }
    }
    ids.addAll(references(mail));
    return groups.stream()
        .max(Comparator.comparing(group -> group.outcome().orElseThrow()))
        .map(worst -> bounce(ids, worst.outcome().orElseThrow(), worst.detail()));
  }

  /** A bounce of Exim in plain text: it names who failed in a header, and quotes the letter. */
  private static Optional<Bounce> text(MimeMessage mail) throws MessagingException, IOException {
    String[] failed = mail.getHeader("X-Failed-Recipients");
    if (failed == null || !mail.isMimeType("text/plain")) {
      return Optional.empty();
    }
    String text = content(mail);
    Matcher returned = RETURNED_ID.matcher(text);
    List<UUID> ids = new ArrayList<>();
    if (returned.find()) {
      ids.add(UUID.fromString(returned.group(1)));
    }
    ids.addAll(references(mail));
    Matcher status = STATUS.matcher(text);
    String detail = status.find() ? failed[0] + " " + status.group() : failed[0];
    return Optional.of(bounce(ids, Outcome.UNDELIVERED, detail));
  }

  private static Bounce bounce(List<UUID> ids, Outcome outcome, String detail) {
    return new Bounce(
        ids.stream().distinct().limit(MOST_IDS).toList(),
        outcome,
        detail.replaceAll("[\\s\\p{Cntrl}]+", " ").strip());
  }

  /** The letters that the bounce answers, where it says so. */
  private static List<UUID> references(MimeMessage mail) throws MessagingException {
    return Stream.concat(
            ids(mail.getHeader("In-Reply-To", " ")).stream(),
            ids(mail.getHeader("References", " ")).stream())
        .toList();
  }

  private static List<UUID> ids(@Nullable String header) {
    return header == null
        ? List.of()
        : MESSAGE_ID
            .matcher(header)
            .results()
            .limit(MOST_IDS)
            .map(id -> UUID.fromString(id.group(1)))
            .toList();
  }

  private static boolean is(Part part, String... types) throws MessagingException {
    for (String type : types) {
      if (part.isMimeType(type)) {
        return true;
      }
    }
    return false;
  }

  private static String content(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }
}

package dev.postorder.notify.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A message of the mailbox, taken apart; images that its HTML shows stand within the HTML. */
final class Unpacked {
  private final Map<String, String> images = new HashMap<>();
  private final List<Mailbox.File> files = new ArrayList<>();
  private String text = "";
  private String html = "";

  private Unpacked() {}

  static Mailbox.Opened of(String message) {
    var bytes = new ByteArrayInputStream(message.getBytes(StandardCharsets.US_ASCII));
    try {
      var parsed = new MimeMessage(Session.getInstance(new Properties()), bytes);
      List<Mailbox.Field> headers =
          Collections.list(parsed.getAllHeaders()).stream().map(Unpacked::field).toList();
      var unpacked = new Unpacked();
      unpacked.take(parsed);
      return new Mailbox.Opened(
          headers, unpacked.text, unpacked.shown(), List.copyOf(unpacked.files));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("a letter in the mailbox cannot be read", e);
    }
  }

  private static Mailbox.Field field(Header header) {
    try {
      return new Mailbox.Field(
          header.getName(), MimeUtility.decodeText(MimeUtility.unfold(header.getValue())));
    } catch (UnsupportedEncodingException e) {
      return new Mailbox.Field(header.getName(), header.getValue());
    }
  }

  private void take(MimePart part) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart each = parts.getBodyPart(i);
        if (each instanceof MimePart mime) {
          take(mime);
        }
      }
    } else if (Part.ATTACHMENT.equals(part.getDisposition())) {
      files.add(new Mailbox.File(name(part), content(part).length));
    } else if (part.getContentID() != null) {
      images.put(part.getContentID().replaceAll("[<>]", ""), data(part));
    } else if (part.getContent() instanceof String body) {
      if (part.isMimeType("text/html")) {
        html = body;
      } else {
        text = body;
      }
    }
  }

  private String shown() {
    String page = html;
    for (var image : images.entrySet()) {
      page = page.replace("cid:" + image.getKey(), image.getValue());
    }
    return page;
  }

  private static String name(MimePart part) throws MessagingException {
    return Optional.ofNullable(part.getFileName()).orElse("");
  }

  private static String data(MimePart part) throws MessagingException, IOException {
    String type = part.isMimeType("image/png") ? "image/png" : "application/octet-stream";
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(content(part));
  }

  private static byte[] content(MimePart part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return in.readAllBytes();
    }
  }
}

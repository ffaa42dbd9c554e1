package dev.postorder.notify.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;

/** Connections to the IMAP server. */
final class ImapSession {
  private static final String TIMEOUT_MS = "30000";

  private ImapSession() {}

  /** Opens one, logged in. */
  static Store open(BounceSettings settings) throws MessagingException {
    boolean tls = settings.security() == BounceSettings.Security.TLS;
    String protocol = tls ? "imaps" : "imap";
    String prefix = "mail." + protocol + ".";
    boolean starttls = settings.security() == BounceSettings.Security.STARTTLS;
    var properties = new Properties();
    properties.put(prefix + "connectiontimeout", TIMEOUT_MS);
    properties.put(prefix + "timeout", TIMEOUT_MS);
    properties.put(prefix + "writetimeout", TIMEOUT_MS);
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "ssl.socketFactory", settings.trusted().getSocketFactory());
    properties.put(prefix + "starttls.enable", Boolean.toString(starttls));
    properties.put(prefix + "starttls.required", Boolean.toString(starttls));
    properties.put(prefix + "peek", "true"); // reading marks nothing as read
    Store store = Session.getInstance(properties).getStore(protocol);
    store.connect(settings.host(), settings.port(), settings.user(), settings.password());
    return store;
  }
}

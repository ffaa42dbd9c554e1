package dev.postorder.notify.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.postorder.notify.bounce.BounceSettings.Done;
import dev.postorder.testing.Capabilities;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BounceMailboxTest {
  private final Capabilities to = new Capabilities();
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
  private GreenMailUser user;
  private UUID id;

  /** One letter that was sent, and a mailbox. */
  @BeforeEach
  void start() {
    server.start();
    user = server.setUser("bounces@carrier.example", "bounces", "secret");
    to.create(to.customer(), true, "Москва, Тверская, 1");
    to.jdbi.useHandle(
        handle -> handle.execute("update notification set attempts = 1, state = 'sent'"));
    id = to.one("select message_id from notification", UUID.class);
  }

  @AfterEach
  void close() {
    server.stop();
    to.close();
  }

  @Test
  void aBounceIsReadAndMarkedAndOtherMailIsLeftAsItIs() throws Exception {
    arrives("postfix", UUID.randomUUID());
    arrives("postfix", id);
    arrives("vacation", id);
    assertThat(mailbox(Done.SEEN, "secret").read()).isEqualTo(1);
    assertThat(to.all("select state from notification")).containsExactly("undelivered");
    assertThat(to.all("select source || ' ' || note from call where message = 'mail/bounce'"))
        .hasSize(1)
        .allMatch(note -> note.matches("job notification \\d+: undelivered"));
    assertThat(inbox().getMessages().stream().map(m -> m.getFlags().contains(Flag.SEEN)))
        .containsExactly(false, true, false);
    assertThat(mailbox(Done.SEEN, "secret").read()).isZero();
  }

  @Test
  void mailThatCameLaterIsReadAndNothingTwice() throws Exception {
    arrives("postfix-delayed", id);
    assertThat(mailbox(Done.SEEN, "secret").read()).isEqualTo(1);
    arrives("postfix", id);
    assertThat(mailbox(Done.SEEN, "secret").read()).isEqualTo(1);
    assertThat(to.all("select outcome from delivery_report order by id"))
        .containsExactly("delayed", "undelivered");
    to.jdbi.useHandle(handle -> handle.execute("delete from bounce_folder"));
    assertThat(mailbox(Done.SEEN, "secret").read()).isEqualTo(2);
    assertThat(to.all("select outcome from delivery_report")).hasSize(2);
  }

  @Test
  void aBounceIsDeletedOrMovedWhereThatIsAskedFor() throws Exception {
    arrives("gmail", id);
    arrives("vacation", id);
    mailbox(Done.DELETE, "secret").read();
    assertThat(inbox().getMessageCount()).isEqualTo(1);
    arrives("exchange", id);
    mailbox(Done.MOVE, "secret").read();
    assertThat(inbox().getMessageCount()).isEqualTo(1);
    MailFolder understood = server.getManagers().getImapHostManager().getFolder(user, "Understood");
    assertThat(understood.getMessageCount()).isEqualTo(1);
  }

  @Test
  void aServerThatIsAwayOrRefusesTheLoginIsAskedAgainNextTime() throws Exception {
    arrives("postfix", id);
    mailbox(Done.SEEN, "wrong").look();
    assertThat(to.all("select state from notification")).containsExactly("sent");
    BounceMailbox mailbox = mailbox(Done.SEEN, "secret");
    server.stop();
    mailbox.look();
    assertThat(to.all("select name from bounce_folder")).isEmpty();
  }

  private void arrives(String name, Object messageId) throws Exception {
    user.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(Eml.of(name, messageId))));
  }

  private MailFolder inbox() throws Exception {
    return server.getManagers().getImapHostManager().getInbox(user);
  }

  private BounceMailbox mailbox(Done done, String password) throws Exception {
    var settings =
        new BounceSettings(
            "127.0.0.1",
            server.getImap().getPort(),
            BounceSettings.Security.OFF,
            "bounces",
            password,
            "INBOX",
            Duration.ofMinutes(1),
            done,
            "Understood",
            SSLContext.getDefault());
    return new BounceMailbox(to.jdbi, to.callLog, new Bounces(to.callLog, to.clock), settings);
  }
}

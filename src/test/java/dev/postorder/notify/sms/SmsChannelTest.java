package dev.postorder.notify.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.notify.Dispatcher;
import dev.postorder.notify.Text;
import dev.postorder.order.OrderState;
import dev.postorder.platform.config.ConfigurationLoader;
import dev.postorder.testing.Await;
import dev.postorder.testing.Capabilities;
import dev.postorder.testing.Smsc;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notifications of orders, through the outbox to an SMS centre and back. */
final class SmsChannelTest {
  private static final String LONG = "Заказ прибыл на терминал. ".repeat(5);

  private final Capabilities to = new Capabilities();
  private final List<AutoCloseable> open = new ArrayList<>();
  private volatile String text = "Заказ прибыл";

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
    to.close();
  }

  @Test
  void anSmsIsSentAndThenDelivered() {
    Smsc smsc = smsc();
    smsc.answers((submit, session) -> "7F");
    arrived("79161234567");
    assertThat(smpp(smsc).drain()).isEqualTo(1);
    assertThat(states()).containsExactly("sent");
    assertThat(smsc.submits().getFirst().getDestAddress()).isEqualTo("79161234567");
    assertThat(to.all("select outcome || ' ' || answer from delivery_attempt"))
        .containsExactly("sent accepted as 7F");
    assertThat(to.all("select text_body from notification where channel = 'sms'"))
        .containsExactly(text);

    smsc.receipt("7f", "DELIVRD");
    assertThat(states()).containsExactly("delivered");
  }

  @Test
  void receiptsThatComeBeforeTheAnswerAreNotLost() {
    text = LONG;
    Smsc smsc = smsc();
    var count = new AtomicInteger();
    smsc.answers(
        (submit, session) -> {
          String id = "early" + count.incrementAndGet();
          smsc.receipt(id, "DELIVRD");
          return id;
        });
    arrived("79161234567");
    smpp(smsc).drain();

    assertThat(count.get()).isGreaterThan(1);
    assertThat(states()).containsExactly("delivered");
  }

  @Test
  void aReceiptComesToAnyNode() {
    Smsc smsc = smsc();
    smsc.answers((submit, session) -> "x1");
    arrived("79161234567");
    Dispatcher node = smpp(smsc);
    node.drain();
    open.remove(node);
    node.close();
    Await.equal(smsc::bound, 0);
    smpp(smsc);
    Await.equal(smsc::bound, 1);
    smsc.receipt("x1", "UNDELIV");

    assertThat(states()).containsExactly("undelivered");
    assertThat(to.all("select outcome || ' ' || detail from delivery_report"))
        .containsExactly("undelivered UNDELIV err:000");
  }

  @Test
  void aNumberThatTheCentreRefusesIsADeadLetter() {
    Smsc smsc = smsc();
    smsc.refuses(SMPPConstant.STAT_ESME_RINVDSTADR);
    arrived("79161234567");
    smpp(smsc).drain();

    assertThat(states()).containsExactly("failed");
  }

  @ParameterizedTest
  @CsvSource({
    "79161234567, 79161234567",
    "89161234567, 79161234567",
    "9161234567, 79161234567",
    "77011234567, 77011234567",
    "375291234567, 375291234567",
    "4957777777,",
    "74957777777,",
    "1234567,",
  })
  void anSmsIsFormedForWhatCanGetOne(String number, String recipient) {
    arrived(number);

    assertThat(to.all("select recipient from notification where channel = 'sms'"))
        .isEqualTo(Optional.ofNullable(recipient).map(List::of).orElse(List.of()));
    assertThat(Optional.ofNullable(recipient).flatMap(Msisdn::of).map(Msisdn::digits))
        .isEqualTo(Optional.ofNullable(recipient));
  }

  @Test
  void aTextOfTooManySegmentsIsNotSent() {
    text = LONG.repeat(8);
    Smsc smsc = smsc();
    arrived("79161234567");
    smpp(smsc).drain();

    assertThat(states()).containsExactly("failed");
    assertThat(smsc.submits()).isEmpty();
  }

  @Test
  void theMailboxKeepsSmsBesideLetters() {
    text = LONG;
    arrived("79161234567");
    dispatcher(Map.of("sms.transport", "mailbox", "sms.sender", "Carrier")).drain();

    assertThat(states()).containsExactly("sent");
    assertThat(
            to.all(
                "select sender || ' ' || recipient || ' ' || segments || ' ' || message from"
                    + " mailbox_letter where channel = 'sms'"))
        .containsExactly("Carrier 79161234567 " + SmsText.of(LONG).count() + " " + LONG);
  }

  @Test
  void withoutATransportSmsWait() {
    arrived("79161234567");
    assertThat(dispatcher(Map.of()).drain()).isZero();

    assertThat(states()).containsExactly("queued");
  }

  private void arrived(String phone) {
    int order = to.create(to.customer(), true, "Москва, Тверская, 1").requestId();
    to.jdbi.useHandle(
        handle ->
            handle.execute(
                "update order_party set phones = jsonb_build_array(jsonb_build_object("
                    + "'number', ?::text, 'ext', '')) where role = 'receiver'",
                phone));
    to.move(order, OrderState.PICKUP, OrderState.RECEIVED, OrderState.INWAY, OrderState.ARRIVED);
  }

  private List<String> states() {
    return to.all("select state from notification where channel = 'sms' order by id");
  }

  private Smsc smsc() {
    var smsc = new Smsc();
    open.add(smsc);
    return smsc;
  }

  private Dispatcher smpp(Smsc smsc) {
    return dispatcher(
        Map.of(
            "sms.transport", "smpp",
            "sms.sender", "Carrier",
            "sms.smpp.host", "127.0.0.1",
            "sms.smpp.port", String.valueOf(smsc.port()),
            "sms.smpp.system-id", "carrier"));
  }

  private Dispatcher dispatcher(Map<String, String> settings) {
    var loader = new ConfigurationLoader();
    settings.forEach((key, value) -> loader.set(key, value, "test"));
    var channel =
        SmsChannels.open(
            to.jdbi,
            to.clock,
            loader.load().sms(),
            to.outgoing,
            trusted(),
            notification -> new Text("", text, ""));
    Dispatcher dispatcher = to.dispatcher(to.clock, channel);
    open.add(dispatcher);
    return dispatcher;
  }

  private static SSLContext trusted() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

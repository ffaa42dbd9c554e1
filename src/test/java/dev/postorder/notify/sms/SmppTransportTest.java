package dev.postorder.notify.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postorder.notify.Result;
import dev.postorder.platform.config.Sms.Smpp;
import dev.postorder.testing.Await;
import dev.postorder.testing.Smsc;
import dev.postorder.testing.Tls;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SmppTransportTest {

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
  private volatile boolean keeps = true;
  private final Smsc smsc = opened(new Smsc());

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  @Test
  void bindsAsATransceiverAndSaysWhoItIs() throws Exception {
    SmppTransport transport = transport(smsc.port());
    assertThat(transport.send(sms("Hi"))).isInstanceOf(Result.Sent.class);

    var bind = smsc.binds().getFirst();
    assertThat(bind.getBindType().name()).isEqualTo("BIND_TRX");
    assertThat(bind.getSystemId()).isEqualTo("carrier");
    assertThat(bind.getPassword()).isEqualTo("s3cret");
    assertThat(bind.getSystemType()).isEqualTo("VMA");
    assertThat(transport.state()).endsWith(", bound").doesNotContain("s3cret");
  }

  @Test
  void anSmsSaysFromWhomToWhomAndWantsAReceipt() {
    assertThat(transport(smsc.port()).send(sms("Hi {you}")))
        .isInstanceOfSatisfying(
            Result.Sent.class, sent -> assertThat(sent.messageIds()).hasSize(1));

    SubmitSm submit = smsc.submits().getFirst();
    assertThat(submit.getSourceAddr()).isEqualTo("Carrier");
    assertThat(submit.getSourceAddrTon()).isEqualTo((byte) 5);
    assertThat(submit.getSourceAddrNpi()).isEqualTo((byte) 0);
    assertThat(submit.getDestAddress()).isEqualTo("79161234567");
    assertThat(submit.getDestAddrTon()).isEqualTo((byte) 1);
    assertThat(submit.getDestAddrNpi()).isEqualTo((byte) 1);
    assertThat(submit.getRegisteredDelivery()).isEqualTo((byte) 1);
    assertThat(submit.getDataCoding()).isEqualTo((byte) 0);
    assertThat(submit.getShortMessage()).isEqualTo(Gsm7.encode("Hi {you}"));
  }

  @ParameterizedTest
  @CsvSource({"'Заказ 26-1 прибыл. 😀 ', 30, 8", "'Order {26-1} has arrived, €. ', 20, 0"})
  void aLongSmsIsReassembledToTheText(String part, int times, int dataCoding) throws Exception {
    Sms sms = sms(part.repeat(times));
    assertThat(transport(smsc.port()).send(sms))
        .isInstanceOfSatisfying(
            Result.Sent.class,
            sent ->
                assertThat(sent.messageIds()).hasSize(sms.text().count()).doesNotHaveDuplicates());

    var octets = new ByteArrayOutputStream();
    List<SubmitSm> submits = smsc.submits();
    for (int i = 0; i < submits.size(); i++) {
      SubmitSm submit = submits.get(i);
      byte[] message = submit.getShortMessage();
      assertThat(submit.isUdhi()).isTrue();
      assertThat(submit.getDataCoding()).isEqualTo((byte) dataCoding);
      assertThat(message).hasSizeLessThanOrEqualTo(dataCoding == 8 ? 140 : 159);
      assertThat(message).startsWith(5, 0, 3, sms.reference(), submits.size(), i + 1);
      octets.write(message, 6, message.length - 6);
    }
    byte[] whole = String.join("", sms.text().segments()).getBytes(StandardCharsets.UTF_16BE);
    assertThat(octets.toByteArray())
        .isEqualTo(dataCoding == 8 ? whole : Gsm7.encode(part.repeat(times)));
    assertThat(submits).hasSize(sms.text().count()).hasSizeGreaterThan(2);
  }

  @ParameterizedTest
  @CsvSource({
    "0x00000001, Rejected",
    "0x0000000B, Rejected",
    "0x00000065, Rejected",
    "0x0000000A, Refused",
    "0x00000045, Refused",
    "0x00000400, Refused",
    "0x00000008, Unreachable",
  })
  void aStatusDecides(String status, String expected) {
    smsc.refuses(Integer.decode(status));

    assertThat(transport(smsc.port()).send(sms("Hi")).getClass().getSimpleName())
        .isEqualTo(expected);
    assertThat(smsc.submits()).hasSize(1);
  }

  @Test
  void whatIsTooMuchIsTriedAgainInItsTurn() {
    var calls = new AtomicInteger();
    smsc.answers(
        (submit, session) ->
            calls.incrementAndGet() < 3 ? Smsc.refuse(SMPPConstant.STAT_ESME_RTHROTTLED) : "taken");

    assertThat(transport(smsc.port()).send(sms("Hi")))
        .isEqualTo(new Result.Sent("accepted as taken", List.of("taken")));
  }

  @ParameterizedTest
  @CsvSource({"0x58", "0x14"})
  void whatStaysTooMuchIsPutOff(String status) {
    smsc.refuses(Integer.decode(status));

    assertThat(transport(smsc.port(), Duration.ofMillis(300)).send(sms("Hi")))
        .isInstanceOfSatisfying(
            Result.Refused.class,
            refused -> assertThat(refused.retryAfter()).contains(Duration.ofSeconds(30)));
  }

  @Test
  void noAnswerIsNotReached() {
    smsc.hangs();

    assertThat(transport(smsc.port(), Duration.ofMillis(300)).send(sms("Hi")))
        .isEqualTo(new Result.Unreachable("no answer within 300 ms"));
  }

  @Test
  void aLostConnectionIsToldAtOnceAndMadeAnew() throws Exception {
    SmppTransport transport = transport(smsc.port(), Duration.ofSeconds(60));
    smsc.hangs();
    var waiting = CompletableFuture.supplyAsync(() -> transport.send(sms("Hi")));
    Await.equal(() -> smsc.submits().size(), 1);
    smsc.drops();
    assertThat(waiting.get()).isEqualTo(new Result.Unreachable("the connection was lost"));

    smsc.answers((submit, session) -> "again");
    Await.satisfied(
        () -> transport.send(sms("Hi")), r -> assertThat(r).isInstanceOf(Result.Sent.class));
    assertThat(smsc.binds()).hasSize(2);
  }

  @Test
  void aRefusedBindIsToldAndTriedAgain() {
    smsc.refusesBinds(SMPPConstant.STAT_ESME_RINVPASWD);
    SmppTransport transport = transport(smsc.port());
    Await.satisfied(() -> smsc.binds().size(), n -> assertThat(n).isGreaterThan(2));
    assertThat(transport.state()).contains("not bound:").contains("Invalid Password");

    smsc.refusesBinds(0);
    Await.satisfied(
        () -> transport.send(sms("Hi")), r -> assertThat(r).isInstanceOf(Result.Sent.class));
  }

  @Test
  void anAbsentCentreIsNotReachedUntilItIsThere() throws Exception {
    int port = smsc.port();
    smsc.close();
    SmppTransport transport = transport(port);
    assertThat(transport.send(sms("Hi"))).isInstanceOf(Result.Unreachable.class);

    opened(new Smsc(port));
    Await.satisfied(
        () -> transport.send(sms("Hi")), r -> assertThat(r).isInstanceOf(Result.Sent.class));
  }

  @Test
  void aSilentConnectionIsEnquired() {
    transport(smsc.port(), Duration.ofSeconds(5));

    Await.satisfied(smsc::enquiries, n -> assertThat(n).isGreaterThan(1));
    assertThat(smsc.bound()).isEqualTo(1);
  }

  @Test
  void receiptsAreHandedOverAndWhatIsNotKeptIsRefused() {
    transport(smsc.port());
    Await.equal(smsc::bound, 1);
    smsc.receipt("Hello there", 0);
    smsc.receipt("7F", "ENROUTE");
    smsc.receipt("7F", "DELIVRD");
    assertThat(receipts)
        .containsExactly(new Receipt("7F", Receipt.Outcome.DELIVERED, "DELIVRD err:000"));

    keeps = false;
    assertThatThrownBy(() -> smsc.receipt("7F", "DELIVRD")).hasMessageContaining("not taken");
  }

  @Test
  void closingUnbinds() throws Exception {
    SmppTransport transport = transport(smsc.port());
    Await.equal(smsc::bound, 1);
    transport.close();

    Await.equal(smsc::bound, 0);
    assertThat(transport.send(sms("Hi"))).isInstanceOf(Result.Unreachable.class);
  }

  @ParameterizedTest
  @CsvSource({"localhost, true", "127.0.0.2, false"})
  void overTlsTheNameIsVerified(String host, boolean verified) throws Exception {
    var sockets = Tls.serving("certificate.pem", "key.pem").getServerSocketFactory();
    Smsc secured = opened(new Smsc(InetAddress.getByName(host), 0, sockets));
    SmppTransport transport =
        transport(
            settings(host, secured.port(), true, Duration.ofSeconds(5)),
            Tls.trusting("certificate.pem"));

    assertThat(transport.send(sms("Hi")))
        .isInstanceOf(verified ? Result.Sent.class : Result.Unreachable.class);
  }

  @Test
  void manyGoAtOnce() throws Exception {
    SmppTransport transport = transport(smsc.port());
    List<CompletableFuture<Result>> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      all.add(CompletableFuture.supplyAsync(() -> transport.send(sms("Hi"))));
    }
    for (CompletableFuture<Result> one : all) {
      assertThat(one.get()).isInstanceOf(Result.Sent.class);
    }
    assertThat(smsc.submits()).hasSize(200);
  }

  private SmppTransport transport(int port) {
    return transport(port, Duration.ofSeconds(10));
  }

  private SmppTransport transport(int port, Duration timeout) {
    return transport(settings("127.0.0.1", port, false, timeout), Tls.usual());
  }

  private static Smpp settings(String host, int port, boolean tls, Duration timeout) {
    return new Smpp(
        Optional.of(host),
        port,
        tls,
        Optional.of("carrier"),
        Optional.of("s3cret"),
        Optional.of("VMA"),
        5,
        0,
        10,
        timeout,
        Duration.ofMillis(100),
        Smpp.MessageIds.AS_GIVEN);
  }

  private SmppTransport transport(Smpp settings, SSLContext tls) {
    var link =
        new SmppLink(
            settings,
            new SmppSockets(settings, tls),
            new SmppReceiver(this::keep),
            Duration.ofMillis(20));
    var pace = new SmppPace(Duration.ofMillis(20), Duration.ofMillis(100));
    return opened(new SmppTransport(settings, "Carrier", link, pace));
  }

  private void keep(Receipt receipt) {
    if (!keeps) {
      throw new IllegalStateException("the database is away");
    }
    receipts.add(receipt);
  }

  private static Sms sms(String text) {
    return new Sms(new Msisdn("79161234567"), SmsText.of(text), UUID.randomUUID());
  }

  private <T extends AutoCloseable> T opened(T one) {
    open.add(one);
    return one;
  }
}

package dev.postorder.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.platform.http.Network;
import dev.postorder.testing.Receiver;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to make this server call what only it can reach. */
@Isolated("It sets properties of the virtual machine.")
final class ForbiddenPlacesTest {
  private static final String NO = "must not be called";
  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1.",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "017700000001",
        "localhost",
        "localhost.",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[::ffff:0:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:0:7f00:1::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "[fe80::1%25lo]",
        "[fec0::1]",
        "[ff02::1]"
      })
  void areNotCalled_howeverTheyAreSpelt(String host) throws Exception {
    try (var http = http(InetAddress::getAllByName)) {
      assertThat(why(http, "http://" + host + ":" + receiver.port() + "/"))
          .matches(".*(" + NO + "|is not known).*");
    }
    assertThat(receiver.hooks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://user@127.0.0.1:%d/", "http://good.example@127.0.0.1:%d/"})
  void areNotCalledBehindAUser(String url) throws Exception {
    try (var http = http(InetAddress::getAllByName)) {
      assertThat(why(http, url.formatted(receiver.port()))).isNotEmpty();
    }
    try (var http = http(InetAddress::getAllByName, "127.0.0.0/8")) {
      assertThat(why(http, url.formatted(receiver.port()))).isNotEmpty();
    }
    assertThat(receiver.hooks()).isEmpty();
  }

  /** The name is asked for once for a connection; what it would answer next is not asked for. */
  @Test
  void areNotCalledWhenANameChangesItsMindBetweenCheckAndConnection() throws Exception {
    var names = new Changing("127.0.0.2", "127.0.0.1");
    try (Receiver permitted = new Receiver("127.0.0.2", receiver.port());
        var http = http(names, "127.0.0.2")) {
      String url = "http://changing.example:" + receiver.port() + "/";
      assertThat(post(http, url)).isInstanceOf(Exchange.Answered.class);
      assertThat(permitted.hooks()).hasSize(1);
      assertThat(names.asked()).isEqualTo(1);

      // A connection that is kept stays with what was checked; a new one is checked anew.
      assertThat(post(http, url)).isInstanceOf(Exchange.Answered.class);
      assertThat(permitted.hooks()).hasSize(2);
      assertThat(names.asked()).isEqualTo(1);
    }
    try (var http = http(names, "127.0.0.2")) {
      assertThat(why(http, "http://changing.example:" + receiver.port() + "/")).contains(NO);
    }
    assertThat(receiver.hooks()).isEmpty();
  }

  @Test
  void areNotCalledWhenANameHasOtherAddressesToo() throws Exception {
    PermittedNames.Names both = host -> addresses("10.0.0.1", "127.0.0.1", "127.0.0.2", "::1");
    try (Receiver permitted = new Receiver("127.0.0.2", receiver.port());
        var http = http(both, "127.0.0.2")) {
      assertThat(post(http, "http://both.example:" + receiver.port() + "/"))
          .isInstanceOf(Exchange.Answered.class);
      assertThat(permitted.hooks()).hasSize(1);
    }
    // Nor when the permitted one does not answer.
    try (var http = http(both, "127.0.0.2")) {
      assertThat(why(http, "http://both.example:" + receiver.port() + "/")).contains("refused");
    }
    try (var http = http(both)) {
      assertThat(why(http, "http://both.example:" + receiver.port() + "/")).contains(NO);
    }
    assertThat(receiver.hooks()).isEmpty();
  }

  @Test
  void areCalledWhereTheirNetworkIsAllowed() throws Exception {
    try (var http = http(InetAddress::getAllByName, "127.0.0.0/8")) {
      assertThat(post(http, receiver.url("/"))).isInstanceOf(Exchange.Answered.class);
    }
    assertThat(receiver.hooks()).hasSize(1);
  }

  /** A proxy would look the name up itself, and connect to what it likes. */
  @Test
  void areNotReachedOverAProxyOfTheSystem() throws Exception {
    var properties = List.of("http.proxy", "https.proxy", "socksProxy");
    try (Receiver proxy = new Receiver();
        var http = http(InetAddress::getAllByName, "127.0.0.1")) {
      properties.forEach(
          name -> {
            System.setProperty(name + "Host", "127.0.0.1");
            System.setProperty(name + "Port", Integer.toString(proxy.port()));
          });
      System.setProperty("http.nonProxyHosts", "");
      assertThat(post(http, receiver.url("/"))).isInstanceOf(Exchange.Answered.class);
      assertThat(why(http, "http://10.0.0.1/")).contains(NO);
      assertThat(proxy.hooks()).isEmpty();
    } finally {
      properties.forEach(
          name -> {
            System.clearProperty(name + "Host");
            System.clearProperty(name + "Port");
          });
      System.clearProperty("http.nonProxyHosts");
    }
    assertThat(receiver.hooks()).hasSize(1);
  }

  /** However many slow names there are, who is called by another one is called. */
  @Test
  void namesThatAreNotAnsweredHoldUpNoOther() throws Exception {
    var gate = new CountDownLatch(1);
    PermittedNames.Names slow =
        host -> {
          if (host.startsWith("slow")) {
            awaitUninterrupted(gate);
          }
          return addresses("127.0.0.1");
        };
    try (var http = http(slow, "127.0.0.1")) {
      var waiting =
          java.util.stream.IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      Thread.ofVirtual()
                          .start(() -> post(http, "http://slow" + i + ".example:8080/")))
              .toList();
      String url = "http://quick.example:" + receiver.port() + "/";
      assertThat(post(http, url)).isInstanceOf(Exchange.Answered.class);
      assertThat(why(http, "http://slow.example:8080/")).contains("within 2 s");
      for (Thread thread : waiting) {
        thread.join();
      }
    } finally {
      gate.countDown();
    }
  }

  private static void awaitUninterrupted(CountDownLatch gate) {
    boolean open = false;
    while (!open) {
      try {
        gate.await();
        open = true;
      } catch (InterruptedException e) {
        // A look-up of the system does not listen either.
      }
    }
  }

  private static String why(OutgoingHttp http, String url) {
    return post(http, url) instanceof Exchange.NotAnswered(String why) ? why : "";
  }

  private static Exchange post(OutgoingHttp http, String url) {
    return http.post(URI.create(url), Map.of(), new byte[] {'{', '}'});
  }

  private static OutgoingHttp http(PermittedNames.Names names, String... allowed) throws Exception {
    var reachable = new Reachable(Arrays.stream(allowed).map(Network::parse).toList());
    Duration longest = Duration.ofSeconds(2);
    return new OutgoingHttp(
        new OutgoingSettings(reachable, true, longest, longest, 8), SSLContext.getDefault(), names);
  }

  private static InetAddress[] addresses(String... texts) {
    return Arrays.stream(texts).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
  }

  /** A name that is another address each time. */
  private static final class Changing implements PermittedNames.Names {
    private final Deque<String> answers;
    private int asked;

    Changing(String... answers) {
      this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    public synchronized InetAddress[] lookUp(String host) throws UnknownHostException {
      asked++;
      return addresses(answers.size() > 1 ? answers.remove() : answers.element());
    }

    synchronized int asked() {
      return asked;
    }
  }
}

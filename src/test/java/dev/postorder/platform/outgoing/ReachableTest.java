package dev.postorder.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.platform.http.Network;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReachableTest {
  private final Reachable internet = new Reachable(List.of());
  private final Reachable configured =
      new Reachable(List.of(Network.parse("10.1.0.0/16"), Network.parse("fd00:1::/32")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.1.1",
        "223.255.255.1",
        "2a00:1450:4010:c05::64",
        "2606:4700::1111",
        "::ffff:8.8.8.8"
      })
  void thePublicInternetMayBeCalled(String address) {
    assertThat(internet.permits(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "::7f00:1",
        "::10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::8.8.8.8",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:808:808::1",
        "3fff::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void nothingElseMay(String address) {
    assertThat(internet.permits(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.0.1", "10.1.255.255", "::ffff:10.1.2.3", "fd00:1::5", "8.8.8.8"})
  void configuredNetworksMayBeCalledToo(String address) {
    assertThat(configured.permits(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.2.0.1", "127.0.0.1", "fd00:2::5", "64:ff9b::a01:1", "::10.1.0.1"})
  void butNoOtherOfTheirKind(String address) {
    assertThat(configured.permits(InetAddress.ofLiteral(address))).isFalse();
  }
}

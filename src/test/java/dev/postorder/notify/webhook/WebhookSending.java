package dev.postorder.notify.webhook;

import dev.postorder.notify.Dispatcher;
import dev.postorder.platform.outgoing.OutgoingHttp;
import dev.postorder.testing.Capabilities;
import dev.postorder.testing.Receiver;
import dev.postorder.testing.SettableClock;
import dev.postorder.testing.Tls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A customer whose user may subscribe, nodes that send, and a receiver. */
final class WebhookSending implements AutoCloseable {
  final Capabilities to = new Capabilities();
  final SettableClock clock = new SettableClock(Instant.now().plusSeconds(120));
  final Receiver receiver = new Receiver();
  final long customer = to.customer();
  final long user = to.user(2, customer);
  private final List<AutoCloseable> open = new ArrayList<>();

  Dispatcher node() {
    var http = new OutgoingHttp(to.outgoing, Tls.usual());
    open.add(http);
    var node = to.dispatcher(clock, new WebhookChannel(to.jdbi, clock, http, to.secrets));
    open.add(node);
    return node;
  }

  /** Of all webhooks' notifications. */
  List<String> states() {
    return to.all("select state from notification where channel = 'webhook' order by id");
  }

  @Override
  public void close() throws Exception {
    receiver.close();
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
    to.close();
  }
}

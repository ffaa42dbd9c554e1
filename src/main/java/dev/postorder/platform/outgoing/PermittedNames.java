package dev.postorder.platform.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up for the client, and gives it only addresses that may be reached. The client
 * connects to what it was given, so there is no second look-up that could answer otherwise; an
 * address written as a host comes through here too.
 *
 * <p>A look-up holds its thread however long the name's server takes, and virtual threads share a
 * few threads with the whole server; so it is made on threads of its own, and waited for no longer
 * than a connection may take.
 */
final class PermittedNames implements DnsResolver, AutoCloseable {
  private static final int AT_ONCE = 64;
  private static final long IDLE_SECONDS = 30;

  private final Names names;
  private final Reachable reachable;
  private final Duration longest;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          AT_ONCE,
          AT_ONCE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform().daemon().name("outgoing-names-", 0).factory());

  /** What names stand for. */
  @FunctionalInterface
  interface Names {
    /** The addresses of a host, at least one. */
    InetAddress[] lookUp(String host) throws UnknownHostException;
  }

  PermittedNames(Names names, Reachable reachable, Duration longest) {
    this.names = names;
    this.reachable = reachable;
    this.longest = longest;
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = found(host);
    InetAddress[] permitted =
        Arrays.stream(found).filter(reachable::permits).toArray(InetAddress[]::new);
    if (permitted.length == 0) {
      throw new UnknownHostException(
          host + " is " + found[0].getHostAddress() + ", which must not be called");
    }
    return permitted;
  }

  private InetAddress[] found(String host) throws UnknownHostException {
    Future<InetAddress[]> asked = threads.submit(() -> names.lookUp(host));
    try {
      return asked.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unknown(host + " is not known", e);
    } catch (TimeoutException e) {
      asked.cancel(true);
      throw unknown(host + " was not found within " + longest.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown("interrupted", e);
    }
  }

  private static UnknownHostException unknown(String message, Exception cause) {
    var unknown = new UnknownHostException(message);
    unknown.initCause(cause);
    return unknown;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

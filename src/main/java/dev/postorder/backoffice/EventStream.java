package dev.postorder.backoffice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postorder.event.Event;
import dev.postorder.event.EventPage;
import dev.postorder.event.EventQuery;
import dev.postorder.event.Events;
import dev.postorder.platform.http.BodyWriter;
import dev.postorder.platform.http.Outlet;
import java.io.IOException;
import java.time.Duration;

/**
 * Writes events as they happen (Server-Sent Events). It reads a page, writes it, and reads the next
 * when the client has taken it: a slow client holds up nobody, and nothing piles up.
 */
final class EventStream implements BodyWriter {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Events events;
  private final EventQuery from;
  private final Runnable guard;
  private final Runnable end;

  /**
   * A stream.
   *
   * @param guard asked at each heartbeat; throws {@link ProblemException} when the stream must end
   * @param end told when it has ended
   */
  EventStream(Events events, EventQuery from, Runnable guard, Runnable end) {
    this.events = events;
    this.from = from;
    this.guard = guard;
    this.end = end;
  }

  @Override
  public void write(Outlet out) throws IOException {
    try (var _ = events.follow(out::wake)) {
      send(out, "retry: 3000\n\n");
      EventQuery query = from;
      long beat = System.nanoTime();
      do {
        if (!(events.page(query) instanceof EventPage.Found page)) {
          return; // it fell behind what is kept; on its return it is told so
        }
        for (Event event : page.events()) {
          write(out, event);
        }
        query = query.from(page.next());
        if (page.more()) {
          out.wake();
        }
        if (System.nanoTime() - beat > HEARTBEAT.toNanos()) {
          guard.run();
          send(out, ": " + query.after() + "\n\n");
          beat = System.nanoTime();
        } else {
          out.flush();
        }
      } while (out.pause(HEARTBEAT));
    } catch (ProblemException e) {
      send(out, ": " + e.type().code() + "\n\n");
    } finally {
      end.run();
    }
  }

  private static void write(Outlet out, Event event) throws IOException {
    out.write(
        "id: %d\nevent: %s\ndata: %s\n\n"
            .formatted(event.id(), event.type().code(), EventAnswer.of(event))
            .getBytes(UTF_8));
  }

  private static void send(Outlet out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }
}

package dev.postorder.notify.mail;

import jakarta.mail.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Open connections that wait for the next letter: each for a minute at most, and for a hundred
 * letters. The one that rested least is used first, so that those beyond the need grow old.
 */
final class SmtpPool implements AutoCloseable {
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final int MOST_LETTERS = 100;

  private final SmtpSettings settings;
  private final Session session;
  private final Clock clock;
  private final Deque<SmtpConnection> idle = new ArrayDeque<>();
  private final Thread caretaker;
  private boolean closed;

  SmtpPool(SmtpSettings settings, Session session, Clock clock) {
    this.settings = settings;
    this.session = session;
    this.clock = clock;
    this.caretaker = Thread.ofVirtual().name("smtp-idle").start(this::care);
  }

  private void care() {
    try {
      while (true) {
        Thread.sleep(LOOK);
        closeOld();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  /** One that waits, if one does. */
  Optional<SmtpConnection> kept() {
    closeOld();
    synchronized (idle) {
      return Optional.ofNullable(idle.pollFirst());
    }
  }

  /** A new one, not open yet. */
  SmtpConnection fresh() {
    return new SmtpConnection(settings, session);
  }

  /** Takes a connection back that carried its letter. */
  void giveBack(SmtpConnection connection) {
    boolean taken;
    synchronized (idle) {
      taken = !closed && connection.letters() < MOST_LETTERS;
      if (taken) {
        connection.rest(clock.instant());
        idle.addFirst(connection);
      }
    }
    if (!taken) {
      connection.close();
    }
  }

  /** Closes those that rested for too long. */
  void closeOld() {
    Instant oldest = clock.instant().minus(LONGEST_REST);
    List<SmtpConnection> old = new ArrayList<>();
    synchronized (idle) {
      while (!idle.isEmpty() && !idle.peekLast().idleSince().isAfter(oldest)) {
        old.add(idle.pollLast());
      }
    }
    old.forEach(SmtpConnection::close);
  }

  /** Closes those that wait; those in use are closed as they come back. */
  @Override
  public void close() {
    caretaker.interrupt();
    List<SmtpConnection> rest;
    synchronized (idle) {
      closed = true;
      rest = List.copyOf(idle);
      idle.clear();
    }
    rest.forEach(SmtpConnection::close);
  }
}

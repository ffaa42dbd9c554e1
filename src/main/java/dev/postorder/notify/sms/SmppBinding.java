package dev.postorder.notify.sms;

import dev.postorder.platform.config.Sms.Smpp;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ConnectionFactory;

/**
 * One bound connection to an SMS centre. When it is lost, whoever waits for an answer over it is
 * told at once; the library would let him wait until his time is up.
 */
final class SmppBinding implements AutoCloseable {
  private static final int RECEIPTS_AT_ONCE = 8;
  private static final int RECEIPTS_WAITING = 1000;

  private final SMPPSession session;
  private final Map<Long, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
  private final AtomicLong submits = new AtomicLong();
  private final CountDownLatch lost = new CountDownLatch(1);

  private SmppBinding(SMPPSession session) {
    this.session = session;
  }

  /** A submit_sm over a session. */
  interface Submit {
    /** Sends it and waits for the answer. */
    SubmitSmResult over(SMPPSession session)
        throws IOException,
            PDUException,
            NegativeResponseException,
            ResponseTimeoutException,
            InvalidResponseException;
  }

  /**
   * Connects and binds as a transceiver.
   *
   * @throws IOException if that fails
   */
  static SmppBinding open(
      Smpp settings, ConnectionFactory sockets, MessageReceiverListener receiver)
      throws IOException {
    var session = new SMPPSession(sockets);
    session.setEnquireLinkTimer((int) settings.enquireLink().toMillis());
    session.setTransactionTimer(settings.timeout().toMillis());
    session.setPduProcessorDegree(RECEIPTS_AT_ONCE);
    session.setQueueCapacity(RECEIPTS_WAITING);
    session.setMessageReceiverListener(receiver);
    var binding = new SmppBinding(session);
    session.addSessionStateListener((now, before, source) -> binding.became(now));
    try {
      session.connectAndBind(
          settings.host().orElseThrow(),
          settings.port(),
          parameters(settings),
          settings.timeout().toMillis());
      return binding;
    } catch (IOException e) {
      session.close();
      throw e;
    }
  }

  private static BindParameter parameters(Smpp settings) {
    return new BindParameter(
        BindType.BIND_TRX,
        settings.systemId().orElseThrow(),
        settings.password().orElse(""),
        settings.systemType().orElse(""),
        TypeOfNumber.UNKNOWN,
        NumberingPlanIndicator.UNKNOWN,
        "");
  }

  private void became(SessionState state) {
    if (state == SessionState.CLOSED || state == SessionState.UNBOUND) {
      lost.countDown();
      waiting.values().forEach(SmppBinding::fail);
    }
  }

  private static void fail(CompletableFuture<String> answer) {
    answer.completeExceptionally(new IOException("the connection was lost"));
  }

  /** Whether it still stands. */
  boolean stands() {
    return lost.getCount() > 0;
  }

  /** Waits until it is lost. */
  void awaitLoss() throws InterruptedException {
    lost.await();
  }

  /**
   * Sends a segment and waits for the answer.
   *
   * @return the id that the SMS centre gave it
   * @throws ExecutionException because of what the submit threw, or of the connection's loss
   */
  String submit(Submit submit) throws ExecutionException, InterruptedException {
    var answer = new CompletableFuture<String>();
    long number = submits.incrementAndGet();
    waiting.put(number, answer);
    if (!stands()) {
      fail(answer);
    }
    Thread.startVirtualThread(() -> answer(submit, answer));
    try {
      return answer.get();
    } finally {
      waiting.remove(number);
    }
  }

  private void answer(Submit submit, CompletableFuture<String> answer) {
    try {
      answer.complete(Objects.requireNonNullElse(submit.over(session).getMessageId(), ""));
    } catch (IOException
        | PDUException
        | NegativeResponseException
        | ResponseTimeoutException
        | InvalidResponseException
        | RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  /** Unbinds and closes the connection. */
  @Override
  public void close() {
    session.unbindAndClose();
  }
}

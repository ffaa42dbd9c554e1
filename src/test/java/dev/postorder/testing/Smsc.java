package dev.postorder.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/** An SMS centre in this process; it takes all SMS unless it is told otherwise. */
public final class Smsc implements AutoCloseable {
  private final ServerSocket socket;
  private final SMPPServerSessionListener listener;
  private final List<SubmitSm> submits = new CopyOnWriteArrayList<>();
  private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
  private final List<BindRequest> binds = new CopyOnWriteArrayList<>();
  private final AtomicInteger enquiries = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile int bindStatus;
  private volatile Answers answers;

  /** Answers a submit_sm. */
  public interface Answers {
    /** The id of the message. */
    String to(SubmitSm submit, SMPPServerSession session) throws ProcessRequestException;
  }

  public Smsc() {
    this(0);
  }

  public Smsc(int port) {
    this(InetAddress.getLoopbackAddress(), port, ServerSocketFactory.getDefault());
  }

  public Smsc(InetAddress address, int port, ServerSocketFactory sockets) {
    answers = (submit, session) -> "m" + submits.size() + "-" + submit.getSequenceNumber();
    try {
      socket = sockets.createServerSocket(port, 50, address);
      listener = new SMPPServerSessionListener(0, new OneSocket(socket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    listener.setPduProcessorDegree(32);
    listener.setMessageReceiverListener(receiver());
    thread = Thread.ofPlatform().daemon().name("smsc").start(this::accept);
  }

  /** The library listens on all addresses; a test does not. */
  private record OneSocket(ServerSocket socket) implements ServerConnectionFactory {
    @Override
    public ServerConnection listen(int port) {
      return new ServerSocketConnection(socket);
    }

    @Override
    public ServerConnection listen(int port, int timeout) {
      return listen(port);
    }

    @Override
    public ServerConnection listen(int port, int timeout, int backlog) {
      return listen(port);
    }
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** Refuses to be bound to from now on, with this status; 0: does not. */
  public void refusesBinds(int status) {
    bindStatus = status;
  }

  /** Answers so from now on. */
  public void answers(Answers answers) {
    this.answers = answers;
  }

  /** Refuses SMS from now on. */
  public void refuses(int status) {
    answers((submit, session) -> refuse(status));
  }

  /** Refuses an SMS. */
  public static String refuse(int status) throws ProcessRequestException {
    throw new ProcessRequestException("refused", status);
  }

  /** Takes SMS from now on and answers none until it is closed. */
  public void hangs() {
    answers(
        (submit, session) -> {
          try {
            closed.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return "late";
        });
  }

  /** Loses its connections. */
  public void drops() {
    sessions.forEach(SMPPServerSession::close);
  }

  public List<SubmitSm> submits() {
    return List.copyOf(submits);
  }

  public List<BindRequest> binds() {
    return List.copyOf(binds);
  }

  public int enquiries() {
    return enquiries.get();
  }

  /** How many connections are bound. */
  public int bound() {
    return (int) sessions.stream().filter(s -> s.getSessionState().isBound()).count();
  }

  /** Sends a receipt as most write it; returns when it was answered with yes. */
  public void receipt(String id, String state) {
    receipt(
        "id:"
            + id
            + " sub:001 dlvrd:001 submit date:2611222100 done date:2611222101 stat:"
            + state
            + " err:000 text:-",
        4);
  }

  /** Sends a deliver_sm; returns when it was answered with yes. */
  public void receipt(String text, int esmClass, OptionalParameter... parameters) {
    SMPPServerSession session =
        sessions.stream().filter(s -> s.getSessionState().isBound()).findFirst().orElseThrow();
    try {
      session.deliverShortMessage(
          "",
          TypeOfNumber.INTERNATIONAL,
          NumberingPlanIndicator.ISDN,
          "79161234567",
          TypeOfNumber.ALPHANUMERIC,
          NumberingPlanIndicator.UNKNOWN,
          "Carrier",
          new ESMClass((byte) esmClass),
          (byte) 0,
          (byte) 0,
          new RegisteredDelivery(0),
          DataCodings.ZERO,
          text.getBytes(StandardCharsets.ISO_8859_1),
          parameters);
    } catch (PDUException
        | ResponseTimeoutException
        | InvalidResponseException
        | NegativeResponseException
        | IOException e) {
      throw new IllegalStateException("the receipt was not taken", e);
    }
  }

  private void accept() {
    try {
      while (closed.getCount() > 0) {
        SMPPServerSession session = listener.accept();
        session.setTransactionTimer(10_000);
        sessions.add(session);
        Thread.startVirtualThread(() -> bind(session));
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private void bind(SMPPServerSession session) {
    try {
      BindRequest request = session.waitForBind(10_000);
      binds.add(request);
      if (bindStatus == 0) {
        request.accept("smsc");
      } else {
        request.reject(bindStatus);
      }
    } catch (TimeoutException | IOException | PDUStringException e) {
      session.close();
    }
  }

  private ServerMessageReceiverListener receiver() {
    return (ServerMessageReceiverListener)
        Proxy.newProxyInstance(
            Smsc.class.getClassLoader(),
            new Class<?>[] {ServerMessageReceiverListener.class},
            (proxy, method, arguments) -> received(method, arguments));
  }

  private Optional<Object> none() {
    enquiries.incrementAndGet();
    return Optional.empty();
  }

  private Object received(Method method, Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "onAcceptSubmitSm" ->
          submitted((SubmitSm) arguments[0], (SMPPServerSession) arguments[1]);
      case "onAcceptEnquireLink" -> none().orElse(null);
      default -> throw new ProcessRequestException("unknown", SMPPConstant.STAT_ESME_RINVCMDID);
    };
  }

  private SubmitSmResult submitted(SubmitSm submit, SMPPServerSession session)
      throws ProcessRequestException, InvocationTargetException {
    submits.add(submit);
    try {
      return new SubmitSmResult(
          new MessageId(answers.to(submit, session)), new OptionalParameter[0]);
    } catch (PDUStringException e) {
      throw new InvocationTargetException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      socket.close();
      sessions.forEach(SMPPServerSession::close);
      thread.join();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

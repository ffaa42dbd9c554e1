package dev.postorder.notify.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** An SMTP server that answers a verb as it is told to, drops the connection, or says nothing. */
final class ScriptedSmtp implements AutoCloseable {
  static final String DROP = "";
  static final String SILENCE = "silence";

  final AtomicInteger connections = new AtomicInteger();
  final List<String> commands = new CopyOnWriteArrayList<>();
  final Map<String, String> answers;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ServerSocket server;
  private final Optional<SSLContext> tls;

  /** Answers {@code RCPT}, {@code MAIL}, {@code DATA}, {@code .} … with the given lines. */
  ScriptedSmtp(Map<String, String> answers) {
    this(answers, Optional.empty());
  }

  /** The same, and what {@code STARTTLS} answers begins TLS. */
  ScriptedSmtp(Map<String, String> answers, Optional<SSLContext> tls) {
    this.answers = new ConcurrentHashMap<>(answers);
    this.tls = tls;
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** The connections that are open now. */
  int open() {
    return open.size();
  }

  /** Closes all connections, as a server does with those that rest. */
  void hangUp() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      say(socket.getOutputStream(), "220 scripted");
      talk(socket);
    } catch (IOException e) {
      // the client went
    } finally {
      open.remove(socket);
    }
  }

  private void talk(Socket socket) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    OutputStream out = socket.getOutputStream();
    boolean data = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (data && !line.equals(".")) {
        continue;
      }
      commands.add(line);
      String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
      String answer = answers.getOrDefault(verb, usual(verb));
      if (answer.equals(DROP)) {
        return;
      }
      if (!answer.equals(SILENCE)) {
        say(out, answer);
      }
      data = answer.startsWith("354");
      if (verb.equals("STARTTLS") && tls.isPresent()) {
        talk(secured(socket, tls.get()));
        return;
      }
    }
  }

  private static String usual(String verb) {
    return switch (verb) {
      case "DATA" -> "354 go on";
      case "STARTTLS" -> "220 go on";
      default -> "250 2.0.0 fine";
    };
  }

  private static Socket secured(Socket socket, SSLContext context) throws IOException {
    var over = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
    over.startHandshake();
    return over;
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
    hangUp();
  }
}

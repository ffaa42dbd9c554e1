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
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server that answers a verb as it is told to, or drops the connection. */
final class ScriptedSmtp implements AutoCloseable {
  static final String DROP = "";

  final AtomicInteger connections = new AtomicInteger();
  private final ServerSocket server;
  private final Map<String, String> answers;

  /** Answers {@code RCPT}, {@code MAIL}, {@code DATA}, {@code .} … with the given lines. */
  ScriptedSmtp(Map<String, String> answers) {
    this.answers = answers;
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

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> talk(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void talk(Socket socket) {
    try (socket;
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      OutputStream out = socket.getOutputStream();
      say(out, "220 scripted");
      boolean data = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (data && !line.equals(".")) {
          continue;
        }
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        String answer =
            answers.getOrDefault(verb, verb.equals("DATA") ? "354 go on" : "250 2.0.0 fine");
        if (answer.equals(DROP)) {
          return;
        }
        say(out, answer);
        data = answer.startsWith("354");
      }
    } catch (IOException e) {
      // the client went
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

package dev.postorder.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes letters over SMTP, keeps nothing but their Message-IDs, and refuses some for now. */
final class LetterReceiver implements AutoCloseable {
  private static final Pattern ID =
      Pattern.compile("message-id:\\s*<([0-9a-f-]{36})@.*", Pattern.CASE_INSENSITIVE);

  private final Arrivals arrivals;
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

  LetterReceiver(Arrivals arrivals) throws IOException {
    this.arrivals = arrivals;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
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
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      say(out, "220 receiver");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        switch (line.split(" ", 2)[0].toUpperCase(Locale.ROOT)) {
          case "DATA" -> {
            say(out, "354 go on");
            say(out, taken(in) ? "250 2.0.0 taken" : "451 4.3.0 not now");
          }
          case "QUIT" -> {
            say(out, "221 bye");
            return;
          }
          default -> say(out, "250 fine");
        }
      }
    } catch (IOException e) {
      // the sender went
    }
  }

  private boolean taken(BufferedReader in) throws IOException {
    String id = "";
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      Matcher header = ID.matcher(line);
      if (id.isEmpty() && header.matches()) {
        id = header.group(1);
      }
      line = in.readLine();
    }
    if (line == null) {
      throw new IOException("the letter is not whole");
    }
    boolean accepts = ThreadLocalRandom.current().nextInt(100) >= 5;
    arrivals.came(id, accepts);
    return accepts;
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

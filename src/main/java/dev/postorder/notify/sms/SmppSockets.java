package dev.postorder.notify.sms;

import dev.postorder.platform.config.Sms.Smpp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/** Connects to an SMS centre, with a limit on the time it takes; over TLS its name is verified. */
final class SmppSockets implements ConnectionFactory {
  private final boolean secure;
  private final Duration timeout;
  private final SSLContext tls;

  SmppSockets(Smpp settings, SSLContext tls) {
    this.secure = settings.tls();
    this.timeout = settings.timeout();
    this.tls = tls;
  }

  @Override
  public Connection createConnection(String host, int port) throws IOException {
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
      return new SocketConnection(secure ? secured(socket, host, port) : socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private Socket secured(Socket plain, String host, int port) throws IOException {
    plain.setSoTimeout((int) timeout.toMillis());
    var socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }
}

package dev.postorder.platform.http;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How the HTTP server listens.
 *
 * @param port 0 for any free port
 * @param trustedProxies networks whose X-Forwarded-* headers are believed
 * @param maxBodyBytes larger bodies are not read; the handler is told
 * @param drain how long a stop waits for calls under way
 * @param tls the server's certificate; plain HTTP without one
 */
public record HttpOptions(
    InetAddress bind,
    int port,
    List<Network> trustedProxies,
    int maxBodyBytes,
    Duration drain,
    Optional<SSLContext> tls) {}

package dev.postorder.platform.http;

import java.net.InetAddress;

/**
 * A request as it came over the socket.
 *
 * @param method the verb, upper case
 * @param path the decoded path, without query
 * @param query the raw query, without the question mark; empty if there was none
 * @param body the whole body; empty when {@code tooLarge}
 * @param tooLarge the body was larger than the server's limit and was not read
 * @param caller the client's address: the socket's peer, or what a trusted proxy forwards
 * @param baseUrl scheme and host that were asked for, e.g. {@code http://localhost:8080}; for WSDL
 *     addresses only, never for links in answers or letters
 */
public record Request(
    String method,
    String path,
    String query,
    Headers headers,
    byte[] body,
    boolean tooLarge,
    InetAddress caller,
    String baseUrl) {}

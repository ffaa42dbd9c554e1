/**
 * HTTP behind a thin adapter: the faces see bytes, headers and a peer, never the server's own
 * types.
 */
@NullMarked
package dev.postorder.platform.http;

import org.jspecify.annotations.NullMarked;

package dev.postorder.platform.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** Reads a request's body: whole, in bounded memory and time. */
final class Body {
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final long PATIENCE_NS = Duration.ofSeconds(30).toNanos();

  /** What is still read of a body past the limit, so that a client that sends gets its answer. */
  private static final long DRAIN_BYTES = 32L << 20;

  private static final int LINE_BYTES = 4096;
  private static final int PIECE_BYTES = 16 * 1024;

  private final int limit;
  private final long deadline = System.nanoTime() + PATIENCE_NS;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
  private long length;

  private Body(int limit) {
    this.limit = limit;
  }

  /** What came. */
  sealed interface Read {
    /** The whole body. */
    record Whole(byte[] bytes) implements Read {}

    /** More than the limit. */
    record TooLarge() implements Read {}

    /** It ended early, came too slowly or is badly framed: the status to answer with. */
    record Broken(int status) implements Read {}
  }

  static Read read(ServerRequest request, int limit) {
    var body = new Body(limit);
    try {
      Inlet inlet = Inlet.current();
      if (inlet.declared() == Inlet.NOT_OURS) {
        if (request.content().hasEntity()) {
          body.copy(request.content().inputStream());
        }
      } else if (inlet.declared() == Inlet.CHUNKED) {
        if (inlet.waits()) {
          inlet.out().writeNow(BufferData.create(CONTINUE));
        }
        body.chunks(inlet.in());
      } else if (!inlet.waits()) {
        body.take(inlet.in(), inlet.declared());
      } else {
        return new Read.TooLarge();
      }
    } catch (TooSlow e) {
      return new Read.Broken(408);
    } catch (IOException | RuntimeException e) {
      return new Read.Broken(400);
    }
    if (body.length > limit) {
      return new Read.TooLarge();
    }
    byte[] bytes = body.kept.toByteArray();
    return Inlet.current().gzip() ? unpacked(bytes, limit) : new Read.Whole(bytes);
  }

  /** A compressed body; what cannot be unpacked is for the handler to refuse in its own words. */
  private static Read unpacked(byte[] bytes, int limit) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] plain = gzip.readNBytes(limit + 1);
      return plain.length > limit ? new Read.TooLarge() : new Read.Whole(plain);
    } catch (IOException e) {
      return new Read.Whole(bytes);
    }
  }

  private void copy(InputStream in) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
      keep(piece, n);
    }
  }

  private void chunks(DataReader in) {
    for (long size = size(line(in)); size > 0; size = size(line(in))) {
      take(in, size);
      if (length > DRAIN_BYTES) {
        return;
      }
      if (!line(in).isEmpty()) {
        throw new IllegalArgumentException("a chunk is longer than its size");
      }
    }
    for (int lines = 0; !line(in).isEmpty(); lines++) {
      if (lines > 100) {
        throw new IllegalArgumentException("too many trailers");
      }
    }
  }

  private void take(DataReader in, long size) {
    long left = size;
    while (left > 0 && length <= DRAIN_BYTES) {
      in.ensureAvailable();
      byte[] piece = in.readBytes((int) Math.min(Math.min(in.available(), PIECE_BYTES), left));
      left -= piece.length;
      keep(piece, piece.length);
    }
  }

  private void keep(byte[] piece, int count) {
    if (System.nanoTime() > deadline) {
      throw new TooSlow();
    }
    length += count;
    if (length > limit) {
      kept.reset();
    } else {
      kept.write(piece, 0, count);
    }
  }

  private static String line(DataReader in) {
    int end = in.findNewLine(LINE_BYTES);
    if (end >= LINE_BYTES) {
      throw new IllegalArgumentException("a line is too long");
    }
    String line = in.readAsciiString(end);
    in.skip(2);
    return line;
  }

  private static long size(String line) {
    int extension = line.indexOf(';');
    String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
    if (digits.isEmpty() || digits.length() > 15) {
      throw new IllegalArgumentException("not a chunk's size");
    }
    return HexFormat.fromHexDigitsToLong(digits);
  }

  private static final class TooSlow extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}

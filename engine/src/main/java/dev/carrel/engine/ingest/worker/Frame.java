// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What goes through a pipe at once: a kind, and bytes. On the pipe: the length of both together (32
 * bits, big-endian), the kind (8 bits), the bytes.
 */
final class Frame {
  /** A page of 500,000 characters with all that is known of each is a quarter of this. */
  static final int MOST_BYTES = 32 << 20;

  private final byte kind;
  private final byte[] body;

  /**
   * Of bytes that nobody changes any more.
   *
   * @param kind 0 to 127
   */
  Frame(int kind, byte[] body) {
    this.kind = (byte) kind;
    this.body = body;
  }

  byte kind() {
    return kind;
  }

  byte[] body() {
    return body;
  }

  /** Writes the body of a frame. */
  @FunctionalInterface
  interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  static Frame of(int kind, Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      body.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing of this leaves memory
    }
    return new Frame(kind, bytes.toByteArray());
  }

  DataInputStream in() {
    return new DataInputStream(new ByteArrayInputStream(body));
  }

  void writeTo(OutputStream out) throws IOException {
    if (body.length >= MOST_BYTES) {
      throw new IOException(body.length + " bytes are too many for the pipe");
    }
    out.write(ByteBuffer.allocate(5).putInt(body.length + 1).put(kind).array());
    out.write(body);
    out.flush();
  }

  /**
   * The next one; empty at the end of the pipe.
   *
   * @throws IOException if what comes is no frame; memory is taken as bytes come, not as they are
   *     promised
   */
  static Optional<Frame> readFrom(InputStream in) throws IOException {
    byte[] head = in.readNBytes(5);
    if (head.length == 0) {
      return Optional.empty();
    }
    if (head.length < 5) {
      throw new EOFException("the pipe ends in a frame");
    }
    int length = ByteBuffer.wrap(head).getInt();
    if (length < 1 || length > MOST_BYTES) {
      throw new IOException("a frame of " + length + " bytes");
    }
    byte[] body = in.readNBytes(length - 1);
    if (body.length < length - 1) {
      throw new EOFException("the pipe ends in a frame");
    }
    return Optional.of(new Frame(head[4], body));
  }
}

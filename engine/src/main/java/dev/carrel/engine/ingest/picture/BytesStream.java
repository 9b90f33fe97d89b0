// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.picture;

import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.Watch;
import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/** A file as the JDK's decoders want it; asks at each read whether it may go on. */
final class BytesStream extends ImageInputStreamImpl {
  private final DocumentBytes bytes;
  private final Watch watch;
  private final byte[] held = new byte[1 << 16];
  private long heldFrom;
  private int heldLength;

  BytesStream(DocumentBytes bytes, Watch watch) {
    this.bytes = bytes;
    this.watch = watch;
  }

  @Override
  public long length() {
    return bytes.size();
  }

  @Override
  public int read() throws IOException {
    bitOffset = 0;
    if (!hold()) {
      return -1;
    }
    return held[(int) (streamPos++ - heldFrom)] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (!hold()) {
      return -1;
    }
    int at = (int) (streamPos - heldFrom);
    int some = Math.min(length, heldLength - at);
    System.arraycopy(held, at, into, offset, some);
    streamPos += some;
    return some;
  }

  /** Whether the byte at the position is held now. */
  private boolean hold() throws IOException {
    if (streamPos >= heldFrom && streamPos < heldFrom + heldLength) {
      return true;
    }
    watch.check();
    if (streamPos >= bytes.size()) {
      return false;
    }
    heldFrom = streamPos;
    heldLength = Math.max(0, bytes.read(streamPos, held, 0, held.length));
    return heldLength > 0;
  }
}

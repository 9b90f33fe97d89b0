// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;

/** Page layouts are mostly small differences, and take a sixth of their size in zlib's format. */
final class Deflate {
  private Deflate() {}

  static byte[] compress(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4 + 64);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream zip = new DeflaterOutputStream(out, deflater, 8192)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  /**
   * The bytes back.
   *
   * @throws UncheckedIOException if these bytes are not what {@link #compress} made
   */
  static byte[] expand(byte[] compressed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(compressed.length * 6);
    try (InflaterOutputStream zip = new InflaterOutputStream(out)) {
      zip.write(compressed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}

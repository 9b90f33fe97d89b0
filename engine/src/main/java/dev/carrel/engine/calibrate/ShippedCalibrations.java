// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The calibrations that Carrel carries, so that the first answer from one of the catalogue's models
 * need not wait for a measurement. Each is the file that {@code carrel models calibrate NAME
 * --seconds 600} leaves beside the model, under the model's SHA-256; {@code SOURCES.md} beside them
 * says where they were made. They are checked as any other file is.
 */
final class ShippedCalibrations {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private ShippedCalibrations() {}

  /** The bytes of one; empty if none is carried for that model. */
  static Optional<byte[]> of(String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      return Optional.empty();
    }
    try (InputStream in =
        ShippedCalibrations.class.getResourceAsStream("shipped/" + sha256 + ".kv")) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // our own jar cannot be read
    }
  }
}

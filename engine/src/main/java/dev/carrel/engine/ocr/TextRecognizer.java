// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import dev.carrel.engine.ground.CarrelException;

/** Reads pictures of pages. Thread-safe; one picture at a time. */
public interface TextRecognizer extends AutoCloseable {
  /**
   * Reads one.
   *
   * @param image upright or turned by quarters, perhaps askew
   * @param check called often; what it throws ends the work
   * @throws CarrelException NATIVE_UNAVAILABLE if what reads cannot be loaded
   */
  RecognizedPage read(PageImage image, Runnable check);

  @Override
  void close();
}

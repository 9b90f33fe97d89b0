// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.ocr.PageImage;
import dev.carrel.engine.ocr.Recognition;
import dev.carrel.engine.ocr.RecognizedPage;
import java.util.Optional;

/** Reads pictures that were not read before. */
public final class OncePerPicture {
  private OncePerPicture() {}

  /**
   * What stands on a picture.
   *
   * @param pages knows what was read before, and hears what is read now
   */
  public static RecognizedPage read(
      Recognition recognition, PageImage image, Watch watch, PageSink pages) {
    String name = image.name(recognition.name());
    Optional<RecognizedPage> before = pages.recognizedBefore(name);
    if (before.isPresent()) {
      return before.get();
    }
    RecognizedPage read = recognition.recognizer().read(image, watch::check);
    pages.recognized(name, read);
    return read;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ocr.RecognizedPage;
import java.util.Optional;

/** Takes the pages of a file as they are read, numbered from 1 without gaps. */
public interface PageSink {
  /**
   * Takes one.
   *
   * @throws CarrelException if the file has more than is read
   */
  void page(Page page);

  /**
   * Takes one whose text could not be had.
   *
   * @param empty the page without text
   * @param reason for the person, as the end of a sentence
   * @throws CarrelException if the file has more than is read
   */
  void unreadable(Page empty, String reason);

  /** Whether pages may be read from their pictures now; else they are handed on as they are. */
  default boolean recognizes() {
    return true;
  }

  /**
   * Is asked about the next page, whose picture has to be read, which takes longer than its text
   * would.
   */
  default Turn recognizing() {
    return Turn.NOW;
  }

  /** Takes a page that was read before its turn; it comes again in its turn. */
  default void ahead(Page page) {}

  /**
   * What was recognised on a picture before.
   *
   * @param picture its name, 64 hexadecimal digits
   */
  default Optional<RecognizedPage> recognizedBefore(String picture) {
    return Optional.empty();
  }

  /** Hears what was recognised on a picture, for the next time. */
  default void recognized(String picture, RecognizedPage page) {}

  /**
   * Takes what was noticed, of a page or of the file as a whole, before or behind any page. Beyond
   * {@value #MOST_NOTICES} they are left out.
   */
  void notice(Notice notice);

  /**
   * What becomes of a page whose picture has to be read.
   *
   * @param now whether it is read; else it is handed on as one that waits for it
   * @param ahead another page that is read first, from 1; 0 for none
   */
  record Turn(boolean now, int ahead) {
    public static final Turn NOW = new Turn(true, 0);
  }

  /** More tell nobody more. */
  int MOST_NOTICES = 1000;
}

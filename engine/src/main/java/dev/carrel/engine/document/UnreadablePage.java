// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.util.Set;

/**
 * A page whose text could not be had.
 *
 * @param page from 1
 * @param reason for the person, e.g. {@value #SCANNED}
 */
public record UnreadablePage(int page, String reason) {
  public static final String SCANNED = "a scanned image without a text layer";
  public static final String DRAWN = "a drawing; any letters in it are shapes, not text";
  public static final String NO_WRITING =
      "a picture on which no writing was found that can be read (Latin, Greek, Chinese and Japanese"
          + " letters can)";
  public static final String OTHER_SCRIPT =
      "its writing could only be guessed at: it looks like a script that cannot be read (Latin,"
          + " Greek, Chinese and Japanese can), handwriting, or a poor copy";
  public static final String UNDECODED =
      "its picture cannot be decoded: it is damaged, or coded in a way that is not known here";
  public static final String LATER = "not read from its picture yet";
  public static final String STOPPED = "not read from its picture, as that was stopped";
  public static final String UNMAPPED = "its font has no map to characters";

  private static final Set<String> NOT_READ =
      Set.of(NO_WRITING, OTHER_SCRIPT, UNDECODED, LATER, STOPPED);
  private static final Set<String> TO_BE_LOOKED_AT = Set.of(SCANNED, DRAWN, UNMAPPED);

  /** What to do about pages that {@link #canBeRecognized}. */
  public static final String HOW_TO_RECOGNIZE =
      "Scans are read once what reads them is here: carrel models get ocr (32 MB). Then add the"
          + " file again.";

  /** Whether text recognition (OCR) would help: the page can be looked at, and not be read. */
  public boolean canBeRecognized() {
    return TO_BE_LOOKED_AT.contains(reason);
  }

  /** Whether it shows something that is no text, read or not. */
  public boolean isPicture() {
    return canBeRecognized() || NOT_READ.contains(reason);
  }
}

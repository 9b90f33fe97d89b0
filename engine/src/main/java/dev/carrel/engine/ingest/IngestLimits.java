// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.time.Duration;

/**
 * What a file may cost before it is refused or a page of it is given up. Times are the processor's,
 * of the process that reads; see {@link Watch} for what waits without working.
 *
 * @param fileBytes the largest file
 * @param pages the most pages of one file
 * @param openTime the longest that may pass before the first page
 * @param pageTime the longest that one page may take; the page is then unreadable
 * @param totalTime the longest that one file may take
 * @param recognitionTime the longest that one page may take that is read from its picture, beyond
 *     which it is unreadable; not counted in {@code totalTime}
 * @param pageCharacters the most characters on one page; a page with more is unreadable
 * @param characters the most characters of one file
 */
public record IngestLimits(
    long fileBytes,
    int pages,
    Duration openTime,
    Duration pageTime,
    Duration totalTime,
    Duration recognitionTime,
    int pageCharacters,
    long characters) {

  /**
   * 4 GiB, 20,000 pages, 45 seconds to the first page, 10 seconds a page, 30 minutes a file, 2
   * minutes a page that is read from its picture, 500,000 characters a page, 100 million characters
   * a file.
   */
  public static final IngestLimits DEFAULT =
      new IngestLimits(
          4L << 30,
          20_000,
          Duration.ofSeconds(45),
          Duration.ofSeconds(10),
          Duration.ofMinutes(30),
          Duration.ofMinutes(2),
          500_000,
          100_000_000);

  public IngestLimits {
    if (fileBytes < 1
        || pages < 1
        || pageCharacters < 1
        || characters < 1
        || !openTime.isPositive()
        || !pageTime.isPositive()
        || !totalTime.isPositive()
        || !recognitionTime.isPositive()) {
      throw new IllegalArgumentException("every limit must be above zero");
    }
  }

  /** These, for work that may take no longer than this in all. */
  IngestLimits within(Duration time) {
    return new IngestLimits(fileBytes, pages, time, time, time, time, pageCharacters, characters);
  }

  /**
   * That a file has more bytes than are read.
   *
   * @param name the file's
   */
  public static CarrelException tooLarge(String name, long bytes, long limit) {
    return new CarrelException(
        Code.FILE_TOO_LARGE,
        "%s has %,d bytes; at most %,d are read.".formatted(name, bytes, limit),
        "Split the file and add its parts.");
  }

  /**
   * That a file has more pages than are read.
   *
   * @param name the file's
   */
  public CarrelException tooManyPages(String name) {
    return new CarrelException(
        Code.FILE_TOO_LARGE,
        "%s has more than %,d pages.".formatted(name, pages),
        "Split the file and add its parts.");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a file may cost before it is refused or a page of it is given up.
 *
 * @param fileBytes the largest file
 * @param pages the most pages of one file
 * @param pageTime the longest that one page may take; the page is then unreadable
 * @param totalTime the longest that one file may take
 * @param pageCharacters the most characters on one page; a page with more is unreadable
 */
public record IngestLimits(
    long fileBytes, int pages, Duration pageTime, Duration totalTime, int pageCharacters) {

  /** 4 GiB, 20,000 pages, 10 seconds a page, 30 minutes a file, 500,000 characters a page. */
  public static final IngestLimits DEFAULT =
      new IngestLimits(4L << 30, 20_000, Duration.ofSeconds(10), Duration.ofMinutes(30), 500_000);

  public IngestLimits {
    if (fileBytes < 1
        || pages < 1
        || pageCharacters < 1
        || !pageTime.isPositive()
        || !totalTime.isPositive()) {
      throw new IllegalArgumentException("every limit must be above zero");
    }
  }

  /** That a file has more bytes than are read. */
  public static CarrelException tooLarge(Path file, long bytes, long limit) {
    return new CarrelException(
        Code.FILE_TOO_LARGE,
        "%s has %,d bytes; at most %,d are read.".formatted(file.getFileName(), bytes, limit),
        "Split the file and add its parts.");
  }
}

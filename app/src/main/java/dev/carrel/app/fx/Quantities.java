// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import java.time.Duration;

/** Sizes and times as people read them, in the language of the system. */
public final class Quantities {
  private static final double GB = 1e9;
  private static final double MB = 1e6;

  private final Strings strings = Strings.of(Quantities.class);

  /** Bytes, in powers of ten: gigabytes with one decimal from 100 MB on, else mega or kilo. */
  public String bytes(long bytes) {
    if (bytes == 0) {
      return strings.get("size.zero");
    }
    if (bytes >= 100 * MB) {
      return strings.get("size.gb", bytes / GB);
    }
    return bytes >= MB
        ? strings.get("size.mb", bytes / MB)
        : strings.get("size.kb", Math.ceil(bytes / 1e3));
  }

  /** Gigabytes with one decimal and no unit. */
  public String gigabytes(long bytes) {
    return strings.get("size.plain", bytes / GB);
  }

  /** A time left: seconds under a minute, minutes under an hour, rounded up. */
  public String time(Duration time) {
    long seconds = Math.max(1, time.toSeconds());
    if (seconds < 60) {
      return strings.get("time.seconds", seconds);
    }
    long minutes = (seconds + 59) / 60;
    return minutes < 60
        ? strings.get("time.minutes", minutes)
        : strings.get("time.hours", minutes / 60, minutes % 60);
  }
}

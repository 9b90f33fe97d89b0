// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Frames that were drawn in some seconds.
 *
 * @param name what was drawn: {@code blank}, {@code steady} or {@code fast}
 * @param accelerated whether a graphics card drew them
 * @param frames how many
 * @param seconds from the first to the last
 * @param gap95 milliseconds from a frame to the next, in 95 of 100
 * @param longestGap milliseconds
 * @param fxCpu milliseconds of the FX thread for each frame
 * @param drawCpu milliseconds of the thread that draws for each frame
 */
public record FrameCount(
    String name,
    boolean accelerated,
    int frames,
    double seconds,
    double gap95,
    double longestGap,
    double fxCpu,
    double drawCpu) {

  /**
   * Counts.
   *
   * @param times of all frames, in nanoseconds, two or more
   * @param fxNanos of the FX thread's time on a processor from the first to the last
   * @param drawNanos of that of the thread that draws
   */
  public static FrameCount of(
      String name, boolean accelerated, long[] times, long fxNanos, long drawNanos) {
    double[] gaps = new double[times.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = (times[i + 1] - times[i]) / 1e6;
    }
    Arrays.sort(gaps);
    return new FrameCount(
        name,
        accelerated,
        gaps.length,
        (times[times.length - 1] - times[0]) / 1e9,
        gaps[(int) (gaps.length * 0.95)],
        gaps[gaps.length - 1],
        fxNanos / 1e6 / gaps.length,
        drawNanos / 1e6 / gaps.length);
  }

  public double perSecond() {
    return frames / seconds;
  }

  /** What the line begins with that tells of one. */
  private static final String LINE = "carrel: frames ";

  /** For the process that asked. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%s%s %b %d %f %f %f %f %f",
        LINE,
        name,
        accelerated,
        frames,
        seconds,
        gap95,
        longestGap,
        fxCpu,
        drawCpu);
  }

  /** What a line tells; empty if it tells something else. */
  static Optional<FrameCount> ofLine(String line) {
    if (!line.startsWith(LINE)) {
      return Optional.empty();
    }
    String[] parts = line.substring(LINE.length()).split(" ", -1);
    return Optional.of(
        new FrameCount(
            parts[0],
            Boolean.parseBoolean(parts[1]),
            Integer.parseInt(parts[2]),
            Double.parseDouble(parts[3]),
            Double.parseDouble(parts[4]),
            Double.parseDouble(parts[5]),
            Double.parseDouble(parts[6]),
            Double.parseDouble(parts[7])));
  }
}

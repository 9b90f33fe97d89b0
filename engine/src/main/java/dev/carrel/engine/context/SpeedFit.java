// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the line through what was measured: seconds a token over depth.
 *
 * <p>Points of about one depth are one, their median: a run that something disturbed does not
 * count. Depths that were not visited lately count less than others, so that what an older version
 * did is forgotten.
 */
final class SpeedFit {
  /** Points of one depth that are kept: more would only remember longer. */
  static final int KEPT = 9;

  /** After this long without a new point a depth counts half. */
  private static final Duration HALF_LIFE = Duration.ofDays(14);

  private SpeedFit() {}

  /**
   * One run.
   *
   * @param depth of its middle, in tokens
   * @param secondsPerToken above 0
   * @param atMillis when it was, since 1970
   */
  record Point(int depth, double secondsPerToken, long atMillis) {
    /** A day: more than a token takes anywhere. */
    private static final double MOST_SECONDS = 86_400;

    Point {
      if (depth < 0 || !(secondsPerToken > 0 && secondsPerToken < MOST_SECONDS) || atMillis < 0) {
        throw new IllegalArgumentException("no run: " + secondsPerToken + " s at " + depth);
      }
    }
  }

  /** The newest points of each depth, oldest first. */
  static List<Point> newest(List<Point> points) {
    List<Point> kept = new ArrayList<>();
    for (List<Point> bin : bins(points).values()) {
      kept.addAll(bin.subList(Math.max(0, bin.size() - KEPT), bin.size()));
    }
    return kept;
  }

  /** A line with a slope of at least 0; empty without points. */
  static Optional<ReadingSpeed> of(List<Point> points) {
    List<Point> medians = bins(points).values().stream().map(SpeedFit::median).toList();
    if (medians.isEmpty()) {
      return Optional.empty();
    }
    long newest = medians.stream().mapToLong(Point::atMillis).max().orElseThrow();
    double sum = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (Point point : medians) {
      double weight = Math.pow(0.5, (newest - point.atMillis) / (double) HALF_LIFE.toMillis());
      sum += weight;
      x += weight * point.depth;
      y += weight * point.secondsPerToken;
      xx += weight * point.depth * point.depth;
      xy += weight * point.depth * point.secondsPerToken;
    }
    double spread = sum * xx - x * x;
    double slope = spread <= 0 ? 0 : Math.max(0, (sum * xy - x * y) / spread);
    double start = (y - slope * x) / sum;
    // Points that scatter may make a line that begins below 0: then all is put on the slope but a
    // little.
    double least = medians.stream().mapToDouble(Point::secondsPerToken).min().orElseThrow();
    return Optional.of(
        start > 0
            ? new ReadingSpeed(start, slope)
            : new ReadingSpeed(least / 100, Math.max(0, y - sum * least / 100) / x));
  }

  /** By powers of two of the depth, each in the order of time. */
  private static Map<Integer, List<Point>> bins(List<Point> points) {
    return points.stream()
        .sorted(Comparator.comparingLong(Point::atMillis))
        .collect(Collectors.groupingBy(SpeedFit::octave, TreeMap::new, Collectors.toList()));
  }

  private static int octave(Point point) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(point.depth, 256));
  }

  /** Of depth and of time, each by itself; as of the newest. */
  private static Point median(List<Point> bin) {
    int[] depths = bin.stream().mapToInt(Point::depth).sorted().toArray();
    double[] seconds = bin.stream().mapToDouble(Point::secondsPerToken).sorted().toArray();
    return new Point(
        depths[depths.length / 2], seconds[seconds.length / 2], bin.getLast().atMillis);
  }
}

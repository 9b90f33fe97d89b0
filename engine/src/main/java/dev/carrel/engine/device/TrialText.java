// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.device;

import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ContextTrial.Times;
import dev.carrel.engine.ground.DeviceTrial.Computed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a process says that tries drivers: lines of words with tabs between. A driver may print to
 * the same pipe, so that each line of ours has a mark, and others are passed over.
 */
public final class TrialText {
  /** The first argument of a process that is to name the devices. */
  public static final String LIST = "list";

  /** The first argument of one that is to try the device that the second names. */
  public static final String CHECK = "check";

  /** The first argument of one that is to keep a context on the device that the second names. */
  public static final String CONTEXT = "context";

  /** The last line of a process that came to its end. */
  public static final String END = "carrel\tend";

  private static final String UNTIMED = "untimed";
  private static final String DEVICE = "device";
  private static final String COMPUTED = "computed";
  private static final String TOOK = "took";
  private static final String FAILED = "failed";

  private TrialText() {}

  /** The third argument then: how many tokens to attend to, where that is to be timed. */
  static String depths(List<Integer> tokens) {
    return tokens.isEmpty()
        ? UNTIMED
        : tokens.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** Reads it. */
  public static List<Integer> depths(String word) {
    return word.equals(UNTIMED)
        ? List.of()
        : Stream.of(word.split(",")).map(Integer::valueOf).toList();
  }

  /** A line that names a device. */
  public static String line(ListedDevice listed) {
    ComputeDevice device = listed.device();
    return line(
        DEVICE,
        device.name(),
        device.description(),
        device.kind().name(),
        String.valueOf(device.freeBytes()),
        String.valueOf(device.totalBytes()),
        listed.driver());
  }

  /** A line that says what was computed. */
  public static String line(Computed computed) {
    return line(
        COMPUTED,
        computed.what(),
        computed.error().isPresent() ? String.valueOf(computed.error().getAsDouble()) : "",
        String.valueOf(computed.limit()));
  }

  /** A line that says how long attention took. */
  public static String line(Times times) {
    return line(
        TOOK,
        String.valueOf(times.tokens()),
        String.valueOf(times.rowsSeconds()),
        String.valueOf(times.codesSeconds()),
        String.valueOf(times.processorSeconds()));
  }

  /** A line that says why it could not go on. */
  public static String failed(String why) {
    return line(FAILED, why);
  }

  private static String line(String... words) {
    return "carrel\t"
        + String.join(
            "\t", List.of(words).stream().map(word -> word.replaceAll("\\p{Cntrl}", " ")).toList());
  }

  private static List<String[]> of(String kind, List<String> lines, int words) {
    return lines.stream()
        .map(line -> line.split("\t", -1))
        .filter(w -> w.length == words && w[0].equals("carrel") && w[1].equals(kind))
        .toList();
  }

  /**
   * The devices that were named.
   *
   * @throws IllegalArgumentException if a line makes no sense
   */
  static List<ListedDevice> devices(List<String> lines) {
    return of(DEVICE, lines, 8).stream()
        .map(
            w ->
                new ListedDevice(
                    new ComputeDevice(
                        w[2],
                        w[3],
                        ComputeDevice.Kind.valueOf(w[4]),
                        Long.parseLong(w[5]),
                        Long.parseLong(w[6])),
                    w[7]))
        .toList();
  }

  /**
   * What was computed.
   *
   * @throws IllegalArgumentException if a line makes no sense
   */
  static List<Computed> computed(List<String> lines) {
    return of(COMPUTED, lines, 5).stream()
        .map(
            w ->
                new Computed(
                    w[2],
                    w[3].isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Double.parseDouble(w[3])),
                    Double.parseDouble(w[4])))
        .toList();
  }

  /**
   * How long attention took; none at all if one of them can be no time.
   *
   * @throws IllegalArgumentException if a line makes no sense
   */
  static List<Times> times(List<String> lines) {
    List<Times> all =
        of(TOOK, lines, 6).stream()
            .map(
                w ->
                    new Times(
                        Integer.parseInt(w[2]),
                        Double.parseDouble(w[3]),
                        Double.parseDouble(w[4]),
                        Double.parseDouble(w[5])))
            .toList();
    return all.stream().allMatch(Times::isTime) ? all : List.of();
  }

  /** Why it could not go on; empty if it could. */
  static Optional<String> failure(List<String> lines) {
    return of(FAILED, lines, 3).stream().map(w -> w[2]).findFirst();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli.doctor;

import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ContextPlace;
import dev.carrel.engine.ground.ContextTrial;
import dev.carrel.engine.ground.DeviceTrial;
import dev.carrel.engine.ground.DeviceTrial.Computed;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What could compute beside the processor. */
public final class DeviceChecks {
  private static final String ALL = "devices";
  private static final String NONE = "none that can be used; the processor computes alone";

  private DeviceChecks() {}

  /**
   * That there is nothing is no failure, and what is switched off is told.
   *
   * @param switchedOff a line each
   */
  public static Check there(List<ComputeDevice> devices, List<String> switchedOff) {
    String detail =
        devices.isEmpty()
            ? NONE
            : devices.stream().map(DeviceChecks::words).collect(Collectors.joining("; "));
    return new Check(ALL, true, detail, String.join(" ", switchedOff));
  }

  /** Of devices that were tried, and of what is switched off. */
  public static List<Check> of(List<DeviceTrial> tried, List<String> switchedOff) {
    if (tried.isEmpty()) {
      return List.of(
          switchedOff.isEmpty()
              ? Check.ok(ALL, NONE)
              : Check.failed(ALL, String.join(" ", switchedOff), remedy()));
    }
    return tried.stream().map(DeviceChecks::check).toList();
  }

  private static Check check(DeviceTrial tried) {
    String facts =
        Stream.of(facts(tried.device()), tried.driver())
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(", "));
    String name = tried.device().name();
    return tried
        .fault()
        .map(why -> Check.failed(name, facts + ". It is switched off: " + why, remedy()))
        .orElseGet(() -> Check.ok(name, facts + ". " + computed(tried) + context(tried)));
  }

  /** What contexts in its memory came to; nothing where it keeps none. */
  private static String context(DeviceTrial tried) {
    return tried
        .context()
        .map(
            found ->
                found
                    .fault()
                    .map(why -> ". Contexts stay in the machine's memory: " + why)
                    .orElseGet(() -> found.keeps() ? ". " + kept(found) : ""))
        .orElse("");
  }

  private static String kept(ContextTrial found) {
    double worst = found.computed().stream().mapToDouble(c -> c.error().orElse(0)).max().orElse(0);
    String rightly =
        String.format(Locale.ROOT, "It keeps contexts, with an error of %.1g at most", worst);
    return found.times().isEmpty()
        ? rightly + "; which way of attending is quicker was not timed"
        : rightly
            + "; a token attends in a layer to "
            + found.times().stream().map(DeviceChecks::took).collect(Collectors.joining(", to "))
            + (found.beatsProcessor()
                ? ": contexts lie there, and few tokens attend to the " + way(found.quicker())
                : ": the processor is quicker, so that contexts stay in the machine's memory");
  }

  private static String took(ContextTrial.Times times) {
    return String.format(
        Locale.ROOT,
        "%,d others in %.3g ms over rows, %.3g ms on the codes and %.3g ms with the processor",
        times.tokens(),
        times.rowsSeconds() * 1e3,
        times.codesSeconds() * 1e3,
        times.processorSeconds() * 1e3);
  }

  /** What few tokens attend to in a device's memory, in a word. */
  public static String way(ContextPlace place) {
    return place == ContextPlace.DEVICE_CODES ? "codes" : "rows";
  }

  private static String computed(DeviceTrial tried) {
    List<Computed> offered =
        tried.computed().stream().filter(one -> one.error().isPresent()).toList();
    String missing =
        tried.computed().stream()
            .filter(one -> one.error().isEmpty())
            .map(Computed::what)
            .collect(Collectors.joining("; "));
    double worst = offered.stream().mapToDouble(one -> one.error().orElse(0)).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "It computes as the processor does: %d of %d products, attentions and norms, with an error"
            + " of %.1g at most, in %.1f s%s",
        offered.size(),
        tried.computed().size(),
        worst,
        tried.seconds(),
        missing.isEmpty() ? "" : ". Left to the processor: " + missing);
  }

  private static String remedy() {
    return "Get a newer driver, then run 'carrel doctor gpu' again. Until then the processor"
        + " computes alone; nothing need be done for that.";
  }

  private static String words(ComputeDevice device) {
    return device.name() + ": " + facts(device);
  }

  private static String facts(ComputeDevice device) {
    return "%s, %s, %s of %s free"
        .formatted(
            device.description(),
            words(device.kind()),
            ByteSize.text(device.freeBytes()),
            ByteSize.text(device.totalBytes()));
  }

  private static String words(ComputeDevice.Kind kind) {
    return switch (kind) {
      case DISCRETE -> "a card with memory of its own";
      case INTEGRATED -> "a part of the processor, with the machine's memory";
      case SOFTWARE -> "software on the processor, taken only by its name";
    };
  }
}

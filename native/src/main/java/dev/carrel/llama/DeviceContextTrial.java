// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Whether a device keeps our codec's cache rightly, and how long a token's attention over it takes
 * there, in both ways of {@link DeviceContext}, and with the processor. A broken driver may end the
 * process, as {@link DeviceCheck} has it.
 */
public final class DeviceContextTrial {
  /** Values of a head, as models have them. */
  private static final List<Integer> HEADS = List.of(128, 64, 80, 96, 256);

  private DeviceContextTrial() {}

  /**
   * What was found.
   *
   * @param cases what was computed, against the processor; empty where the device takes none of our
   *     shaders, or the library has none
   * @param times by depth
   */
  public record Found(List<DeviceCheck.Case> cases, List<Times> times) {
    public Found {
      cases = List.copyOf(cases);
      times = List.copyOf(times);
    }
  }

  /**
   * Of one layer with 32 heads of 128 on 8, for one token.
   *
   * @param tokens that it attends to
   * @param rowsSeconds over rows made of the codes
   * @param codesSeconds on the codes
   * @param processorSeconds by the processor, over the same codes in its memory
   */
  public record Times(
      int tokens, double rowsSeconds, double codesSeconds, double processorSeconds) {}

  /**
   * Tries the device of that {@link Device#name()}.
   *
   * @param depths tokens to attend to, for each of which time is measured; none: no time is
   * @param threads of the processor's
   * @throws LlamaException as {@link DeviceCheck#run}
   */
  public static Found run(String device, List<Integer> depths, int threads) {
    List<DeviceCheck.Case> cases = new ArrayList<>();
    List<Times> times = new ArrayList<>();
    run(device, depths, threads, cases::add, times::add);
    return new Found(cases, times);
  }

  /** As the other; each is told as soon as it was found. */
  public static void run(
      String device,
      List<Integer> depths,
      int threads,
      Consumer<DeviceCheck.Case> computed,
      Consumer<Times> timed) {
    NativeLibrary.require();
    byte[] name = device.getBytes(StandardCharsets.UTF_8);
    for (int head : HEADS) {
      List<DeviceCheck.Case> cases =
          Stream.of(nTry(name, head))
              .map(line -> DeviceCheck.Case.of(new String(line, StandardCharsets.UTF_8)))
              .toList();
      cases.forEach(computed);
      if (head == HEADS.getFirst() && cases.isEmpty()) {
        return; // of what is timed nothing is offered
      }
    }
    for (int tokens : depths) {
      double[] seconds = nTime(name, tokens, threads);
      timed.accept(new Times(tokens, seconds[0], seconds[1], seconds[2]));
    }
  }

  private static native byte[][] nTry(byte[] device, int head);

  private static native double[] nTime(byte[] device, int tokens, int threads);
}

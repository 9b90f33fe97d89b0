// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Whether a device keeps our codec's cache rightly, and how long a token's attention over it takes
 * there in both ways of {@link DeviceContext}. A broken driver may end the process, as {@link
 * DeviceCheck} has it.
 */
public final class DeviceContextTrial {
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
   */
  public record Times(int tokens, double rowsSeconds, double codesSeconds) {
    private static Times of(String line) {
      String[] parts = line.split("\t", -1);
      return new Times(
          Integer.parseInt(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
    }
  }

  /**
   * Tries the device of that {@link Device#name()}.
   *
   * @param depths tokens to attend to, for each of which time is measured; none: no time is
   * @throws LlamaException as {@link DeviceCheck#run}
   */
  public static Found run(String device, List<Integer> depths) {
    NativeLibrary.require();
    List<List<String>> lines =
        Arrays.stream(
                nRun(
                    device.getBytes(StandardCharsets.UTF_8),
                    depths.stream().mapToInt(Integer::intValue).toArray()))
            .map(part -> new String(part, StandardCharsets.UTF_8).lines().toList())
            .toList();
    return new Found(
        lines.getFirst().stream().map(DeviceCheck.Case::of).toList(),
        lines.getLast().stream().map(Times::of).toList());
  }

  private static native byte[][] nRun(byte[] device, int[] depths);
}

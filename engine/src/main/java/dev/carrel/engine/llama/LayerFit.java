// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import dev.carrel.engine.model.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * Searches for the placement that puts as many layers on devices as find room there: weights, keys
 * and values, and working space together, as llama.cpp plans them. Where not all of a mixture finds
 * room, its experts go to the processor first, since a token needs few of them; then whole layers,
 * the first ones first.
 *
 * <p>More on a device never takes less of it, so each search halves what is open: some ten plans a
 * device.
 *
 * @param layerCount of the model, the output not counted
 * @param mixture whether layers have experts
 * @param measure what a placement takes
 */
record LayerFit(int layerCount, boolean mixture, Function<Placement, ModelMemory> measure) {

  /**
   * A device.
   *
   * @param bytes that may be taken of its memory
   */
  record Room(String device, long bytes) {}

  /** The best placement; the processor's where nothing finds room. */
  Placement fit(List<Room> rooms) {
    List<Room> largestFirst =
        rooms.stream().sorted(Comparator.comparingLong(Room::bytes).reversed()).toList();
    if (largestFirst.isEmpty()) {
      return Placement.CPU;
    }
    Placement whole = fill(largestFirst, 0);
    int all = layerCount + 1;
    if (!mixture || whole.layers() == all) {
      return whole;
    }
    Placement withoutExperts = fill(largestFirst, layerCount);
    if (withoutExperts.layers() < all) {
      return withoutExperts;
    }
    int most = // layers whose experts find room behind those that stay
        most(layerCount, n -> fill(largestFirst, layerCount - n).layers() == all);
    return fill(largestFirst, layerCount - most);
  }

  /**
   * One device after the other, each as full as it can be; the next one has the layers before, so
   * that what was measured of the others stays so.
   */
  private Placement fill(List<Room> rooms, int hostExperts) {
    List<Placement.Part> parts = new ArrayList<>();
    List<Room> used = new ArrayList<>();
    int open = layerCount + 1;
    for (Room room : rooms) {
      used.add(room);
      int layers = most(open, n -> fits(with(parts, room, n, hostExperts), used));
      if (layers == 0) {
        used.removeLast();
      } else {
        parts.addFirst(new Placement.Part(room.device(), layers));
        open -= layers;
      }
      if (open == 0) {
        break;
      }
    }
    return parts.isEmpty() ? Placement.CPU : new Placement(parts, hostExperts);
  }

  private static Placement with(
      List<Placement.Part> parts, Room room, int layers, int hostExperts) {
    List<Placement.Part> more = new ArrayList<>(parts);
    more.addFirst(new Placement.Part(room.device(), layers));
    return new Placement(more, hostExperts);
  }

  private boolean fits(Placement placement, List<Room> rooms) {
    return fits(measure.apply(placement), rooms);
  }

  /** Whether what is taken of each memory finds room there. */
  static boolean fits(ModelMemory use, List<Room> rooms) {
    return rooms.stream()
        .allMatch(
            room ->
                use.parts().stream()
                        .filter(part -> part.device().equals(room.device()))
                        .mapToLong(MemoryPart::bytes)
                        .sum()
                    <= room.bytes());
  }

  /** The largest number up to a limit that holds; all below it hold too. 0 is not asked for. */
  private static int most(int limit, IntPredicate holds) {
    if (limit > 0 && holds.test(limit)) {
      return limit;
    }
    int least = 0;
    int above = limit;
    while (above - least > 1) {
      int middle = (least + above) >>> 1;
      if (holds.test(middle)) {
        least = middle;
      } else {
        above = middle;
      }
    }
    return least;
  }
}

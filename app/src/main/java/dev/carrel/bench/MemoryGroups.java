// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.MemoryUse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Rows in groups that fit in memory together, each group beside an f16 of its own. */
final class MemoryGroups {
  private MemoryGroups() {}

  /**
   * As few groups as filling one after the other gives. A row that is too large even alone has a
   * group to itself: making it will say why it cannot be.
   *
   * @param bytes what a row takes
   * @param room what a group may take, f16 included
   */
  static List<List<KvRow>> of(
      List<KvRow> rows, ToLongFunction<KvRow> bytes, long f16Bytes, long room) {
    List<List<KvRow>> groups = new ArrayList<>();
    List<KvRow> group = new ArrayList<>();
    long used = f16Bytes;
    for (KvRow row : rows) {
      long needed = bytes.applyAsLong(row);
      if (!group.isEmpty() && used + needed > room) {
        groups.add(group);
        group = new ArrayList<>();
        used = f16Bytes;
      }
      group.add(row);
      used += needed;
    }
    groups.add(group);
    return groups;
  }

  /** What a context adds to the loaded model. */
  static long bytes(BenchModel model, LlamaContext.Options options) {
    MemoryUse use = model.model().plan(options);
    return use.kvBytes() + use.computeBytes() + use.outputBytes();
  }
}

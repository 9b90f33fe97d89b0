// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.MemorySnapshot.CardMemory;
import dev.carrel.engine.MemorySnapshot.Room;
import dev.carrel.engine.model.ContextDetail;
import dev.carrel.engine.model.ContextDetail.SequenceTokens;
import dev.carrel.engine.model.KvLayerBytes;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** What the gauge would be told with devices that are not here. */
final class MadeUpMemory {
  private static final long MB = 1_000_000;
  private static final int LAYERS = 36;

  /** A model of 4B whose last 22 layers and output lie on a card; the context in RAM. */
  static final MemorySnapshot CARD =
      of(
          List.of(
              MemoryPart.host(1010 * MB, 330 * MB, 1070 * MB, 4720 * MB),
              new MemoryPart("Vulkan0", true, 1620 * MB, 310 * MB, 0, 0)),
          2150 * MB,
          14,
          MemoryPart.HOST,
          Room.BY_MODEL);

  /** The same in 16 bits on a card, which is full. */
  static final MemorySnapshot CARD_IS_FULL =
      of(
          List.of(
              MemoryPart.host(270 * MB, 20 * MB, 0, 0),
              new MemoryPart("Vulkan0", true, 2360 * MB, 310 * MB, 4720 * MB, 4720 * MB)),
          7500 * MB,
          0,
          "Vulkan0",
          "Vulkan0");

  /** The same on a device that has a part of the machine's memory. */
  static final MemorySnapshot INTEGRATED =
      of(
          List.of(
              MemoryPart.host(270 * MB, 20 * MB, 1070 * MB, 4720 * MB),
              new MemoryPart("Vulkan0", false, 2360 * MB, 310 * MB, 0, 0)),
          0,
          0,
          MemoryPart.HOST,
          Room.BY_MODEL);

  private MadeUpMemory() {}

  private static MemorySnapshot of(
      List<MemoryPart> parts, long cardBudget, int onHost, String kvDevice, String limit) {
    List<CardMemory> cards =
        cardBudget == 0
            ? List.of()
            : List.of(new CardMemory("Vulkan0", "A made-up card with 8 GB", cardBudget));
    boolean exact = !kvDevice.equals(MemoryPart.HOST);
    List<KvLayerBytes> layers =
        IntStream.range(0, LAYERS)
            .mapToObj(
                layer ->
                    new KvLayerBytes(
                        layer,
                        exact ? "f16" : "turbo4",
                        exact ? "f16" : "turbo3",
                        exact ? 65 * MB : 16 * MB,
                        exact ? 65 * MB : 13 * MB,
                        layer < onHost ? MemoryPart.HOST : "Vulkan0",
                        kvDevice))
            .toList();
    return new MemorySnapshot(
        ModelMemory.of(parts),
        Optional.of(exact ? KvProfile.EXACT : KvProfile.BALANCED),
        30_100,
        32_768,
        40_960,
        9_000 * MB,
        cards,
        6_200 * MB,
        1_900 * MB,
        61,
        29_700,
        new Room(exact ? 1380 : 8800, OptionalLong.of(exact ? 2 : 18), limit),
        new ContextDetail(layers, List.of(new SequenceTokens(0, 29_800, 29_800)), 30_100),
        Optional.empty());
  }
}

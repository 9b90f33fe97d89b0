// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.ContextPlace;
import dev.carrel.engine.llama.LayerFit.Room;
import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import dev.carrel.engine.model.Placement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a device may keep contexts: with made-up plans of a made-up card. */
class LlamaPlaceTest {
  private static final List<Room> ROOMS = List.of(new Room("Vulkan0", 8_000));
  private static final ModelMemory LONGEST_FITS = onCard(8_000);
  private static final ModelMemory LONGEST_DOES_NOT = onCard(8_001);

  private static ModelMemory onCard(long kv) {
    return ModelMemory.of(
        List.of(MemoryPart.host(9_000, 0, 0, 0), new MemoryPart("Vulkan0", true, 0, 0, kv, kv)));
  }

  private static LlamaPlace place(int layers, ContextPlace context) {
    Placement placement = new Placement(List.of(new Placement.Part("Vulkan0", layers)), 0);
    return new LlamaPlace(List.of(), placement, context);
  }

  @Test
  void aDeviceKeepsContextsOnlyWhereAsManyLayersFindRoomAndTheLongestContextDoes() {
    LlamaPlace inRam = place(37, ContextPlace.RAM);
    LlamaPlace there = place(37, ContextPlace.DEVICE_CODES);
    LlamaPlace fewer = place(30, ContextPlace.DEVICE_CODES);
    assertTrue(LlamaPlace.costsNothing(inRam, there, LONGEST_FITS, ROOMS));
    assertFalse(LlamaPlace.costsNothing(inRam, there, LONGEST_DOES_NOT, ROOMS));
    assertFalse(LlamaPlace.costsNothing(inRam, fewer, LONGEST_FITS, ROOMS));
  }
}

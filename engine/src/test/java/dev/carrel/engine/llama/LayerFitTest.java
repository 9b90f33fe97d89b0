// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.llama.LayerFit.Room;
import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import dev.carrel.engine.model.Placement;
import dev.carrel.engine.model.Placement.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * On a made-up model of 10 layers: 100 bytes each and 80 of experts where it is a mixture, an
 * output of 50, and 30 of working space on each device.
 */
class LayerFitTest {
  private static final int LAYERS = 10;
  private static final long LAYER = 100;
  private static final long EXPERTS = 80;
  private static final long OUTPUT = 50;
  private static final long WORK = 30;
  private int plans;

  private ModelMemory measure(Placement placement, boolean mixture) {
    plans++;
    List<MemoryPart> parts = new ArrayList<>();
    for (int layer = 0; layer <= LAYERS; layer++) {
      String device = placement.deviceOf(layer, LAYERS);
      parts.add(weights(device, layer == LAYERS ? OUTPUT : LAYER));
      if (mixture && layer < LAYERS) {
        boolean here = layer < placement.hostExperts();
        parts.add(weights(here ? MemoryPart.HOST : device, EXPERTS));
      }
    }
    placement.parts().forEach(p -> parts.add(new MemoryPart(p.device(), true, 0, WORK, 0, 0)));
    return ModelMemory.of(parts);
  }

  private static MemoryPart weights(String device, long bytes) {
    return new MemoryPart(device, !device.equals(MemoryPart.HOST), bytes, 0, 0, 0);
  }

  private Placement fit(boolean mixture, Room... rooms) {
    return new LayerFit(LAYERS, mixture, placement -> measure(placement, mixture))
        .fit(List.of(rooms));
  }

  private static Placement on(int hostExperts, Part... parts) {
    return new Placement(List.of(parts), hostExperts);
  }

  @Test
  void allLayersGoWhereAllFindRoom() {
    assertEquals(on(0, new Part("A", 11)), fit(false, new Room("A", 1080)));
    assertTrue(plans <= 2, plans + " plans");
  }

  @Test
  void asManyAsFindRoomGoWhereNotAllDo() {
    assertEquals(on(0, new Part("A", 10)), fit(false, new Room("A", 1079)));
    assertEquals(on(0, new Part("A", 4)), fit(false, new Room("A", 380)));
    assertEquals(on(0, new Part("A", 3)), fit(false, new Room("A", 379)));
    assertTrue(plans <= 18, plans + " plans");
  }

  @Test
  void nothingGoesWhereNothingFindsRoom() {
    assertEquals(Placement.CPU, fit(false, new Room("A", 79)));
    assertEquals(Placement.CPU, fit(false));
  }

  @Test
  void theLargestDeviceIsFilledFirstAndTheNextHasTheRest() {
    Placement both = fit(false, new Room("A", 400), new Room("B", 700));
    assertEquals(on(0, new Part("B", 7)), fit(false, new Room("B", 700)));
    ModelMemory use = measure(both, false);
    for (MemoryPart card : use.cards()) {
      assertTrue(card.bytes() <= (card.device().equals("A") ? 400 : 700), card.toString());
    }
    assertEquals(on(0, new Part("A", 3), new Part("B", 7)), both);
  }

  @Test
  void expertsGoToTheProcessorBeforeWholeLayersDo() {
    assertEquals(on(0, new Part("A", 11)), fit(true, new Room("A", 1880)));
    assertEquals(on(1, new Part("A", 11)), fit(true, new Room("A", 1879)));
    assertEquals(on(10, new Part("A", 11)), fit(true, new Room("A", 1080)));
    assertEquals(on(10, new Part("A", 10)), fit(true, new Room("A", 1079)));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.MemorySnapshot.CardMemory;
import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What may be used of the cards that a model lies on. Drivers are asked once a second at most, and
 * never as long as nothing lies on a card. Thread-safe.
 */
final class CardBudgets {
  private static final long LOOK_AGAIN_NANOS = 1_000_000_000;

  private final Supplier<List<ComputeDevice>> devices;
  private final LongSupplier nanoTime;
  private List<CardMemory> known = List.of();
  private List<MemoryPart> knownOf = List.of();
  private long lookedAt;

  CardBudgets(Supplier<List<ComputeDevice>> devices, LongSupplier nanoTime) {
    this.devices = devices;
    this.nanoTime = nanoTime;
  }

  /** Of the cards that have a part of this, in their order. */
  synchronized List<CardMemory> of(ModelMemory use) {
    List<MemoryPart> cards = use.cards();
    if (cards.isEmpty()) {
      return List.of();
    }
    long now = nanoTime.getAsLong();
    if (!cards.equals(knownOf) || now - lookedAt > LOOK_AGAIN_NANOS) {
      List<ComputeDevice> there = devices.get();
      known = cards.stream().map(card -> of(card, there)).toList();
      knownOf = cards;
      lookedAt = now;
    }
    return known;
  }

  private static CardMemory of(MemoryPart card, List<ComputeDevice> there) {
    return there.stream()
        .filter(device -> device.name().equals(card.device()))
        .findFirst()
        .map(
            device ->
                new CardMemory(
                    device.name(), device.description(), device.budgetBytes(card.bytes())))
        .orElseGet(() -> new CardMemory(card.device(), "", 0));
  }
}

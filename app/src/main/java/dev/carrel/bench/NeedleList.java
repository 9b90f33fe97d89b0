// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Facts of one kind, said in several ways, to hide in one document and to ask for all at once.
 *
 * @param list asks for all of them, as a list
 * @param once asks for the same in words that are answered as any question is
 */
record NeedleList(List<NeedleFact> facts, String list, String once) {
  private static final List<String> TOWNS =
      List.of(
          "Ashby",
          "Brill",
          "Corran",
          "Dunmore",
          "Elmstead",
          "Farley",
          "Gorsley",
          "Harrow",
          "Kelso",
          "Inverlyn",
          "Ludgrove",
          "Marden",
          "Norwick",
          "Oakham",
          "Penrith",
          "Quorn",
          "Rydal",
          "Selby",
          "Tarrant",
          "Upwell");
  private static final List<String> GIFTS =
      List.of(
          "a brass telescope",
          "two oil lamps",
          "an oak bench",
          "a set of maps",
          "a silver cup",
          "three ladders",
          "a harmonium",
          "a weather vane",
          "forty chairs",
          "a printing press",
          "a copper kettle",
          "a bell rope",
          "six spades",
          "an iron stove",
          "a globe",
          "a rowing boat",
          "a church clock",
          "twelve blankets",
          "a beehive",
          "a grindstone");
  private static final List<String> WAYS =
      List.of(
          "The town of %s gave the museum %s.",
          "%s donated %s to the museum.",
          "From %s the museum received %s as a gift.",
          "%s left %s to the museum in its will.");

  NeedleList {
    facts = List.copyOf(facts);
  }

  /** Twenty gifts to a museum, the same for the same seed. */
  static NeedleList gifts(long seed) {
    Random random = new Random(seed);
    List<String> towns = new ArrayList<>(TOWNS);
    List<String> gifts = new ArrayList<>(GIFTS);
    Collections.shuffle(towns, random);
    Collections.shuffle(gifts, random);
    List<NeedleFact> facts = new ArrayList<>();
    for (int i = 0; i < towns.size(); i++) {
      String way = WAYS.get(random.nextInt(WAYS.size()));
      facts.add(
          new NeedleFact(
              "gift",
              way.formatted(towns.get(i), gifts.get(i)),
              "What did %s give the museum?".formatted(towns.get(i)),
              List.of(gifts.get(i))));
    }
    return new NeedleList(
        facts,
        "How many gifts did the museum receive?",
        "Which gifts did the museum receive, and from which towns?");
  }
}

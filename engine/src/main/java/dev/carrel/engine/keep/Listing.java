// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The chains of an index as people see them. */
final class Listing {
  private Listing() {}

  /** One entry for each part that no other follows; what was used last comes first. */
  static List<KeptContext> of(PartIndex index) {
    List<KeptPart> leaves = index.leaves();
    Map<KeptPart, Long> uses =
        leaves.stream()
            .flatMap(leaf -> index.chain(leaf).stream())
            .collect(Collectors.groupingBy(part -> part, Collectors.counting()));
    return leaves.stream()
        .map(leaf -> entry(index, leaf, uses))
        .sorted(
            Comparator.comparing(KeptContext::lastUsed).reversed().thenComparing(KeptContext::id))
        .toList();
  }

  private static KeptContext entry(PartIndex index, KeptPart leaf, Map<KeptPart, Long> uses) {
    List<KeptPart> chain = index.chain(leaf);
    long own =
        chain.stream().filter(p -> uses.getOrDefault(p, 0L) == 1).mapToLong(KeptPart::bytes).sum();
    return new KeptContext(
        leaf.id(),
        chain.stream().map(KeptPart::name).distinct().toList(),
        chain.stream()
            .flatMap(part -> KeptLabel.parse(part.label()).documents().stream())
            .collect(Collectors.toSet()),
        leaf.end(),
        chain.size(),
        own,
        chain.stream().mapToLong(KeptPart::bytes).sum() - own,
        line(leaf.key(), "name="),
        line(leaf.key(), "profile="),
        leaf.created(),
        index.lastUsed(leaf),
        index.isPinned(leaf),
        index.waits(leaf));
  }

  private static Optional<String> line(String key, String start) {
    return key.lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes with a document that is deleted for good. */
class EraseTest {
  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);
  private static final String C = "c".repeat(64);

  @TempDir Path folder;

  /** A chain with a part for each label. */
  private static List<KeptPart> chain(KeptContexts contexts, long seed, String... labels) {
    List<KeptPart> chain = new ArrayList<>();
    for (String label : labels) {
      Optional<KeptPart> parent = chain.isEmpty() ? Optional.empty() : Optional.of(chain.getLast());
      long own = seed + chain.size();
      Keeping kept =
          contexts.keep(
              Parts.KEY,
              parent,
              Parts.tokens(own, 10),
              label,
              Parts.probe(own),
              MemorySegment.ofArray(Parts.payload(own, 5000)));
      chain.add(((Keeping.Kept) kept).part());
    }
    return chain;
  }

  private static String of(String... documents) {
    return KeptLabel.of("name", List.of(documents)).text();
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      Set<String> names = new TreeSet<>();
      all.map(file -> file.getFileName().toString())
          .filter(name -> name.contains(".ctx"))
          .forEach(names::add);
      return names;
    }
  }

  private static Set<String> names(List<KeptPart> parts) {
    Set<String> names = new TreeSet<>();
    parts.forEach(part -> names.add(part.id() + ".ctx"));
    return names;
  }

  @Test
  void aDocumentsPartsGoWithThoseBehindThemAndThoseBeforeStay() throws IOException {
    KeptContexts contexts = KeptContexts.open(folder);
    List<KeptPart> chain = chain(contexts, 1, of(A), of(A, B), of(C));
    List<KeptPart> other = chain(contexts, 100, of(C), of(A));
    assertEquals(2, contexts.erase(Set.of(B)));
    Set<String> left = names(other);
    left.addAll(names(chain.subList(0, 1)));
    assertEquals(left, files());
    assertEquals(
        left.size(),
        KeptContexts.open(folder).verify(List.of(), Progress.SILENT, new Cancellation()).parts());
  }

  @Test
  void whatIsInUseGoesTooAndAnotherPartCanBeKeptThen() throws IOException {
    KeptContexts contexts = KeptContexts.open(folder);
    List<KeptPart> chain = chain(contexts, 1, of(A), of(B));
    try (Chain inUse = contexts.pin(chain.getLast())) {
      assertEquals(2, inUse.parts().size());
      assertEquals(1, contexts.erase(Set.of(B)));
      assertEquals(names(chain.subList(0, 1)), files());
    }
    assertEquals(2, chain(contexts, 1, of(A), of(C)).size());
  }

  @Test
  void partsThatDoNotSayAllThatTheyHoldGo() throws IOException {
    KeptContexts contexts = KeptContexts.open(folder);
    List<KeptPart> known = chain(contexts, 1, of(A));
    chain(contexts, 50, "old", "name\ndocument=" + A);
    chain(contexts, 80, "name\ndocument=" + A);
    assertEquals(3, contexts.erase(Set.of(B)));
    assertEquals(names(known), files());
  }

  @Test
  void whatWasSetAsideOrWaitsOrCouldNotBeReadGoes() throws IOException {
    KeptContexts contexts = KeptContexts.open(folder);
    List<KeptPart> chain = chain(contexts, 1, of(A), of(C));
    List<KeptPart> known = chain(contexts, 50, of(C));
    Files.move(
        folder.resolve(chain.getFirst().id() + ".ctx"),
        folder.resolve("set-aside").resolve(chain.getFirst().id() + ".ctx"));
    KeptContexts again = KeptContexts.open(folder);
    Files.writeString(folder.resolve("0".repeat(64) + ".ctx"), "could not be read");
    assertEquals(1, again.erase(Set.of(A)));
    assertEquals(names(known), files());
    assertEquals(List.of(), again.setAside());
  }

  @Test
  void aLabelWithTooManyDocumentsSaysThatItDoesNotNameThemAll() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      many.add("%064x".formatted(i));
    }
    KeptLabel label = KeptLabel.of("name", many);
    assertEquals(new KeptLabel("name", List.of(many.getLast()), false), label);
    assertEquals(label, KeptLabel.parse(label.text()));
    KeptLabel two = KeptLabel.of("two\nlines", List.of(A, B));
    assertEquals(two, KeptLabel.parse(two.text()));
    assertEquals(new KeptLabel("two lines", List.of(A, B), true), two);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.BatesRange;
import dev.carrel.engine.document.BatesScheme;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.home.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatesTableTest {
  private static final BatesScheme SCHEME = new BatesScheme("ACME-", 4, 7);

  @TempDir Path temp;
  private Home home;
  private Store store;
  private long collection;
  private final List<Document> documents = new ArrayList<>();

  @BeforeEach
  void threeDocuments() {
    home = Home.open(temp.resolve("home"));
    store = Store.open(home);
    collection = store.collections().create("Matter").id();
    for (int i = 1; i <= 3; i++) {
      Document document = Documents.make(i, i + 1);
      documents.add(document);
      store.documents().add(document);
    }
    // Shown in another order than that in which they were added.
    store.collections().add(collection, documents.get(1).id());
    store.collections().add(collection, documents.get(0).id());
  }

  @AfterEach
  void close() {
    store.close();
    home.close();
  }

  private BatesRange of(int document) {
    return Optional.ofNullable(store.bates().ranges(collection).get(documents.get(document).id()))
        .orElseThrow();
  }

  @Test
  void pagesAreNumberedInTheOrderInWhichTheirDocumentsWereAdded() {
    assertTrue(store.bates().ranges(collection).isEmpty());
    assertTrue(store.bates().set(collection, SCHEME));
    assertEquals("ACME-0007", of(0).from());
    int pages = documents.get(0).pages().size();
    assertEquals(SCHEME.text(7 + pages), of(1).from());
    assertEquals("ACME-0008", of(0).page(2).orElseThrow());
    assertTrue(of(0).page(0).isEmpty());
    assertTrue(of(0).page(pages + 1).isEmpty());
    assertEquals(of(0).page(pages).orElseThrow(), of(0).to());
  }

  @Test
  void numbersAreSetOnce() {
    assertTrue(store.bates().set(collection, SCHEME));
    Map<?, ?> before = store.bates().ranges(collection);
    assertFalse(store.bates().set(collection, new BatesScheme("OTHER", 6, 1)));
    assertEquals(before, store.bates().ranges(collection));
    assertEquals(SCHEME, store.bates().scheme(collection).orElseThrow());
  }

  @Test
  void whatComesLaterGetsTheNextNumbersAndWhatWasThereKeepsItsOwn() {
    assertTrue(store.bates().set(collection, SCHEME));
    BatesRange first = of(0);
    BatesRange second = of(1);
    store.collections().add(collection, documents.get(2).id());
    assertEquals(first, of(0));
    assertEquals(second, of(1));
    assertEquals(second.first() + second.pages(), of(2).first());
    store
        .collections()
        .setDocuments(collection, List.of(documents.get(2).id(), documents.get(0).id()));
    assertEquals(first, of(0));
  }

  @Test
  void numbersOfADocumentThatIsTakenOutAreGivenToNoOther() {
    assertTrue(store.bates().set(collection, SCHEME));
    BatesRange second = of(1);
    assertTrue(store.collections().takeOut(collection, documents.get(1).id()));
    store.collections().add(collection, documents.get(2).id());
    assertEquals(second.first() + second.pages(), of(2).first());
    store.collections().add(collection, documents.get(1).id());
    assertEquals(second, of(1));
    assertTrue(store.documents().remove(documents.get(2).id()));
    Document late = Documents.make(9, 4);
    store.documents().add(late);
    store.collections().add(collection, late.id());
    documents.add(late);
    assertEquals(of(2).first() + of(2).pages(), of(3).first());
  }

  @Test
  void aDocumentHasItsNumbersOfEveryCollectionThatItIsIn() {
    assertTrue(store.bates().set(collection, SCHEME));
    long other = store.collections().create("Other").id();
    store.collections().add(other, documents.get(0).id());
    assertTrue(store.bates().set(other, new BatesScheme("B ", 3, 0)));
    List<BatesRange> both = store.bates().ofDocument(documents.get(0).id());
    assertEquals(List.of("ACME-0007", "B 000"), both.stream().map(BatesRange::from).toList());
    assertTrue(store.collections().remove(other));
    assertEquals(1, store.bates().ofDocument(documents.get(0).id()).size());
  }

  @Test
  void aSchemeIsChecked() {
    assertThrows(IllegalArgumentException.class, () -> new BatesScheme("=A", 6, 1));
    assertThrows(IllegalArgumentException.class, () -> new BatesScheme("A\u202eB", 6, 1));
    assertThrows(IllegalArgumentException.class, () -> new BatesScheme("A", 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new BatesScheme("A", 13, 1));
    assertThrows(IllegalArgumentException.class, () -> new BatesScheme("A", 6, -1));
    assertEquals("A12345", new BatesScheme("A", 2, 0).text(12345));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.ConversationEntry;
import dev.carrel.engine.conversation.StandingAnswers;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.Address;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.Erasable;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.EvidenceJsonTest;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final Instant NOW = Instant.parse("2026-11-24T14:02:00Z");

  @TempDir Path temp;
  private Home home;
  private Store store;

  @BeforeEach
  void open() {
    home = Home.open(temp.resolve("home"));
    store = Store.open(home, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    store.close();
    home.close();
  }

  private void reopenAt(Instant time) {
    store.close();
    store = Store.open(home, Clock.fixed(time, ZoneOffset.UTC));
  }

  @Test
  void aDocumentComesBackAsItWas() {
    Document document = Documents.make(7, 12);
    store.documents().add(document);
    assertEquals(Optional.of(document), store.documents().document(document.id()));
    reopenAt(NOW);
    assertEquals(Optional.of(document), store.documents().document(document.id()));
    DocumentEntry entry = store.documents().entries().getFirst();
    assertEquals(
        new DocumentEntry(
            document.id(), document.name(), document.file(), document.kind(), 12, 1, 0, 0, 0, NOW),
        entry);
    assertEquals(List.of(), store.integrityCheck());
  }

  @Test
  void aDocumentWithoutPagesIsADocument() {
    Document document = Documents.make(1, 0);
    store.documents().add(document);
    assertEquals(Optional.of(document), store.documents().document(document.id()));
  }

  @Test
  void anUnknownDocumentIsEmpty() {
    assertEquals(Optional.empty(), store.documents().document(Documents.id(3)));
    assertFalse(store.documents().remove(Documents.id(3)));
  }

  @Test
  void aDocumentAddedAgainIsReplacedAndStaysInItsCollections() {
    long collection = store.collections().create("Contracts").id();
    Document first = Documents.make(7, 12);
    store.documents().add(first);
    store.collections().add(collection, first.id());
    Document again =
        new Document(
            first.id(),
            "moved.pdf",
            temp.resolve("moved.pdf"),
            first.kind(),
            first.pages().subList(0, 3),
            List.of());
    store.documents().add(again);
    assertEquals(Optional.of(again), store.documents().document(first.id()));
    assertEquals(List.of(first.id()), store.collections().documents(collection));
    assertEquals(1, store.documents().entries().size());
  }

  @Test
  void whatPlacesAreCalledHowTextCameAndWhatWasNoticedIsKept() {
    Document plain = Documents.make(7, 1);
    String text = "four\ntimes";
    Page page =
        new Page(
            1,
            text,
            PageLayout.unplaced(text.length()),
            List.of(),
            List.of(new Address(0, "Sheet2!B7"), new Address(5, "Übersicht & Preise!C 1")),
            List.of(new Mark(0, 9, Mark.Kind.RECOGNIZED), new Mark(2, 3, Mark.Kind.OUT_OF_ORDER)));
    Document noted =
        new Document(
            plain.id(),
            plain.name(),
            plain.file(),
            plain.kind(),
            List.of(page),
            List.of(),
            List.of(
                new Notice(Notice.Code.UNKNOWN_CHARACTERS, 1, 12, ""),
                new Notice(Notice.Code.EMBEDDED_FILES, 2, "a.pdf, b.pdf")));
    store.documents().add(noted);
    assertEquals(Optional.of(noted), store.documents().document(noted.id()));
    store.documents().add(plain);
    assertEquals(List.of(), store.documents().notices(plain.id()));
  }

  @Test
  void aRemovedDocumentIsHiddenAndCanBeRestoredInItsPlace() {
    long collection = store.collections().create("Contracts").id();
    for (int seed = 0; seed < 3; seed++) {
      store.documents().add(Documents.make(seed, 2));
      store.collections().add(collection, Documents.id(seed));
    }
    assertTrue(store.documents().remove(Documents.id(1)));
    assertEquals(Optional.empty(), store.documents().document(Documents.id(1)));
    assertEquals(
        List.of(Documents.id(0), Documents.id(2)), store.collections().documents(collection));
    assertEquals(2, store.collections().entry(collection).orElseThrow().documents());
    assertTrue(store.documents().restore(Documents.id(1)));
    assertEquals(
        List.of(Documents.id(0), Documents.id(1), Documents.id(2)),
        store.collections().documents(collection));
  }

  @Test
  void aPlacesTextIsThereAsLongAsItsPageIs() {
    Document document = Documents.make(7, 3);
    store.documents().add(document);
    String page = document.page(2).text();
    TextSpan place = new TextSpan(document.id(), 2, 1, page.length());
    assertEquals(Optional.of(page.substring(1)), store.documents().text(place));
    assertTrue(store.documents().remove(document.id()));
    assertEquals(Optional.of(page.substring(1)), store.documents().text(place));
    TextSpan beyond = new TextSpan(document.id(), 2, 1, page.length() + 1);
    assertEquals(Optional.empty(), store.documents().text(beyond));
    TextSpan nowhere = new TextSpan(document.id(), 4, 0, 1);
    assertEquals(Optional.empty(), store.documents().text(nowhere));
  }

  @Test
  void whatWasRemovedIsDeletedAfterThirtyDaysWithItsPages() throws IOException {
    Document document = Documents.make(5, 3);
    store.documents().add(document);
    store.documents().remove(document.id());
    reopenAt(NOW.plus(Duration.ofDays(30)));
    assertTrue(store.documents().restore(document.id()));
    store.documents().remove(document.id());
    Instant later = NOW.plus(Duration.ofDays(61));
    reopenAt(later);
    store.erasures().markRemoved(later.minus(Store.KEEP_REMOVED));
    assertFalse(store.documents().restore(document.id()));
    TextSpan place = new TextSpan(document.id(), 2, 0, 1);
    assertTrue(store.documents().text(place).isPresent());
    store.erasures().deleteRows();
    assertEquals(Optional.empty(), store.documents().text(place));
    store.erasures().compact();
    assertFalse(store.erasures().marked().rest());
    assertEquals(0, Files.size(temp.resolve("home/carrel.db-wal")));
    assertEquals(List.of(), store.integrityCheck());
  }

  @Test
  void answersThatStandOnADocumentGoWithThoseBehindThemAndOthersStay() {
    Document document = Documents.make(5, 3);
    store.documents().add(document);
    String receipt = "{\"given\":[{\"document\":\"%s\"}]}".formatted(document.id());
    long mixed = store.conversations().create(OptionalLong.empty(), "Notice").id();
    StoredTurn first = store.turns().append(mixed, turn("When?"), Optional.of("{}"));
    StoredTurn second = store.turns().append(mixed, turn("Why?"), Optional.of(receipt));
    store.turns().append(mixed, turn("And then?"), Optional.empty());
    long alone = store.conversations().create(OptionalLong.empty(), "Alone").id();
    store.turns().append(alone, turn("Who?"), Optional.of(receipt));
    store.conversations().create(OptionalLong.empty(), "Empty");
    assertEquals(2, store.erasures().standing(List.of(document.id())));
    store.erasures().mark(Erasable.documents(List.of(document.id())), StandingAnswers.REMOVE);
    store.erasures().deleteRows();
    assertEquals(List.of(first), store.turns().turns(mixed));
    assertEquals(Optional.empty(), store.turns().turn(second.id()));
    assertEquals(
        Set.of("Empty", "Notice"),
        store.conversations().entries().stream()
            .map(ConversationEntry::title)
            .collect(Collectors.toSet()));
    assertEquals(List.of(), store.integrityCheck());
  }

  @Test
  void anErasureThatWasCutOffGoesOnWhereItWas() {
    Document document = Documents.make(5, 3);
    store.documents().add(document);
    long conversation = store.conversations().create(OptionalLong.empty(), "A").id();
    long collection = store.collections().create("C").id();
    store
        .erasures()
        .mark(
            new Erasable(Set.of(document.id()), Set.of(collection), Set.of(conversation)),
            StandingAnswers.KEEP);
    reopenAt(NOW);
    ErasureTable.Marked marked = store.erasures().marked();
    assertEquals(Set.of(document.id()), marked.what().documents());
    assertEquals(Set.of(collection), marked.what().collections());
    assertEquals(Set.of(conversation), marked.what().conversations());
    assertEquals(List.of(document.file()), marked.files());
    assertFalse(store.collections().restore(collection));
    assertFalse(store.conversations().restore(conversation));
    store.erasures().deleteRows();
    reopenAt(NOW);
    assertTrue(store.erasures().marked().what().isEmpty());
    assertTrue(store.erasures().marked().rest(), "the file is not compact yet");
    store.erasures().compact();
    assertFalse(store.erasures().marked().rest());
  }

  @Test
  void collectionsKeepTheirOrderAndMembers() {
    CollectionTable collections = store.collections();
    long a = collections.create("A").id();
    long b = collections.create("B").id();
    long c = collections.create("C").id();
    collections.reorder(List.of(c, a));
    assertEquals(
        List.of("C", "A", "B"), collections.entries().stream().map(CollectionEntry::name).toList());
    assertTrue(collections.rename(b, "Bee"));
    assertTrue(collections.remove(a));
    assertFalse(collections.remove(a));
    assertEquals(
        List.of("C", "Bee"), collections.entries().stream().map(CollectionEntry::name).toList());
    assertTrue(collections.restore(a));
    assertEquals(
        List.of("C", "A", "Bee"),
        collections.entries().stream().map(CollectionEntry::name).toList());
  }

  @Test
  void membersCanBeReorderedTakenOutAndPutBack() {
    CollectionTable collections = store.collections();
    long id = collections.create("A").id();
    for (int seed = 0; seed < 4; seed++) {
      store.documents().add(Documents.make(seed, 1));
      collections.add(id, Documents.id(seed));
    }
    var before = collections.documents(id);
    collections.add(id, Documents.id(0));
    assertEquals(before, collections.documents(id));
    assertTrue(collections.takeOut(id, Documents.id(2)));
    assertFalse(collections.takeOut(id, Documents.id(2)));
    collections.setDocuments(id, List.of(Documents.id(3), Documents.id(0)));
    assertEquals(List.of(Documents.id(3), Documents.id(0)), collections.documents(id));
    collections.setDocuments(id, before);
    assertEquals(before, collections.documents(id));
  }

  @Test
  void aCollectionCannotHoldADocumentThatIsNotThere() {
    long id = store.collections().create("A").id();
    assertThrows(CarrelException.class, () -> store.collections().add(id, Documents.id(9)));
    assertEquals(List.of(), store.collections().documents(id));
  }

  private static Turn turn(String question) {
    return new Turn(
        question,
        "Thirty days. \uD83D\uDCC4",
        "starter",
        "balanced",
        NOW,
        42,
        1.5,
        1234,
        true,
        List.of(
            new Quote(
                1,
                "thirty (30) days",
                Match.VERBATIM,
                "lease.pdf",
                List.of(
                    new TextSpan(Documents.id(1), 2, 10, 26),
                    new TextSpan(Documents.id(1), 3, 0, 4))),
            new Quote(2, "ninety days", Match.NONE, "", List.of())),
        List.of("Page 9 was not read."),
        EvidenceJsonTest.ALL);
  }

  @Test
  void aConversationComesBackWithQuotesAndReceipts() {
    long collection = store.collections().create("A").id();
    long id = store.conversations().create(OptionalLong.of(collection), "Notice").id();
    StoredTurn first = store.turns().append(id, turn("When?"), Optional.of("{\"seed\":1}"));
    StoredTurn second = store.turns().append(id, turn("Why?"), Optional.empty());
    reopenAt(NOW);
    assertEquals(List.of(first, second), store.turns().turns(id));
    assertEquals(1, first.ordinal());
    assertEquals(2, second.ordinal());
    assertEquals(Optional.of(second), store.turns().turn(second.id()));
    assertEquals(Optional.of("{\"seed\":1}"), store.turns().receipt(first.id()));
    assertEquals(Optional.empty(), store.turns().receipt(second.id()));
    store.turns().keepReceipt(second.id(), "{}");
    assertEquals(Optional.of("{}"), store.turns().receipt(second.id()));
    ConversationEntry entry = store.conversations().entries(collection).getFirst();
    assertEquals(
        new ConversationEntry(id, OptionalLong.of(collection), "Notice", NOW, NOW, 2, ""), entry);
  }

  @Test
  void conversationsAreListedRenamedRemovedAndRestored() {
    ConversationTable conversations = store.conversations();
    long collection = store.collections().create("A").id();
    long inside = conversations.create(OptionalLong.of(collection), "inside").id();
    long free = conversations.create(OptionalLong.empty(), "free").id();
    assertTrue(conversations.rename(free, "freer"));
    assertEquals(
        List.of("freer", "inside"),
        conversations.entries().stream().map(ConversationEntry::title).toList());
    assertTrue(conversations.remove(free));
    store.collections().remove(collection);
    assertEquals(List.of(), conversations.entries());
    store.collections().restore(collection);
    assertTrue(conversations.restore(free));
    assertEquals(2, conversations.entries().size());
    assertEquals(Optional.empty(), conversations.entry(inside + free));
  }

  @Test
  void aTurnAskedAgainStandsBesideTheFormerOneAndEitherCanBeShown() {
    long id = store.conversations().create(OptionalLong.empty(), "").id();
    StoredTurn when = store.turns().append(id, turn("When?"), Optional.empty());
    StoredTurn why = store.turns().append(id, turn("Why?"), Optional.empty());
    StoredTurn who = store.turns().append(id, when.parent(), turn("Who?"), Optional.empty());
    assertEquals(List.of(who), store.turns().turns(id));
    assertEquals(2, who.version());
    assertEquals(2, who.versions());
    assertEquals(List.of(when.id(), who.id()), store.turns().versions(who.id()));
    store.turns().show(when.id());
    assertEquals(
        List.of("When?", "Why?"),
        store.turns().turns(id).stream().map(shown -> shown.turn().question()).toList());
    assertEquals(why.id(), store.turns().turns(id).getLast().id());
  }

  @Test
  void aBranchHasTheTurnsBeforeWithTheirReceiptsAndGoesOnByItself() {
    long id = store.conversations().create(OptionalLong.empty(), "").id();
    StoredTurn first =
        store.turns().append(id, turn("When?"), Optional.of("{\"format\":1,\"sent\":[]}"));
    assertTrue(store.turns().keepSummary(first.id(), "In short."));
    store.turns().append(id, turn("Why?"), Optional.empty());
    long branch = store.conversations().branch(first.id(), OptionalLong.empty(), "B").id();
    StoredTurn copy = store.turns().turns(branch).getFirst();
    assertEquals(first.turn(), copy.turn());
    assertEquals(Optional.of("In short."), copy.summary());
    assertEquals(store.turns().receipt(first.id()), store.turns().receipt(copy.id()));
    store.turns().append(branch, turn("Who?"), Optional.empty());
    assertEquals(2, store.turns().turns(id).size());
    assertEquals("Why?", store.turns().turns(id).getLast().turn().question());
  }

  @Test
  void aTitleIsSuggestedUntilAPersonGivesOneAndADraftIsKept() {
    ConversationTable conversations = store.conversations();
    long id = conversations.create(OptionalLong.empty(), "").id();
    assertTrue(conversations.suggestTitle(id, "When may"));
    assertTrue(conversations.rename(id, "Notice"));
    assertFalse(conversations.suggestTitle(id, "Who may"));
    assertTrue(conversations.keepDraft(id, "And if"));
    reopenAt(NOW);
    assertEquals("Notice", conversations().entry(id).orElseThrow().title());
    assertEquals("And if", conversations().entry(id).orElseThrow().draft());
  }

  private ConversationTable conversations() {
    return store.conversations();
  }

  @Test
  void anAnswerOutlivesTheDocumentItQuotes() {
    store.documents().add(Documents.make(1, 3));
    long id = store.conversations().create(OptionalLong.empty(), "t").id();
    StoredTurn turn = store.turns().append(id, turn("When?"), Optional.empty());
    store.documents().remove(Documents.id(1));
    reopenAt(NOW.plus(Duration.ofDays(60)));
    assertEquals(List.of(turn), store.turns().turns(id));
  }

  @Test
  void aDamagedDatabaseIsNamedWithWhatToDo() throws IOException {
    store.close();
    Files.writeString(home.database(), "this is no database, ".repeat(500));
    Files.deleteIfExists(temp.resolve("home/carrel.db-wal"));
    CarrelException e = assertThrows(CarrelException.class, () -> Store.open(home));
    assertEquals(Code.HOME_DAMAGED, e.code(), e.getMessage());
    assertTrue(e.remedy().contains("put back a copy"), e.remedy());
  }

  @Test
  void theCheckFindsAFlippedPage() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      store.documents().add(Documents.make(seed, 10));
    }
    store.close();
    byte[] bytes = Files.readAllBytes(home.database());
    for (int at = 4096 * 12; at < 4096 * 16; at++) {
      bytes[at] ^= (byte) 0x5A;
    }
    Files.write(home.database(), bytes);
    store = Store.open(home);
    assertFalse(store.integrityCheck().isEmpty());
  }

  @Test
  void aFullDiskKeepsWhatWasThere() {
    Document small = Documents.make(1, 2);
    store.documents().add(small);
    store.close();
    try (Database database = Database.open(home.database())) {
      DocumentTable documents = new DocumentTable(database, Clock.systemUTC());
      database.writeDirectly(
          "limit",
          c -> {
            // Room for a page or two behind what is there.
            long used = Database.number(c, "PRAGMA page_count");
            Database.execute(c, "PRAGMA max_page_count = " + (used + 10));
            return 0;
          });
      CarrelException e =
          assertThrows(CarrelException.class, () -> documents.add(Documents.make(2, 200)));
      assertEquals(Code.DISK_FULL, e.code(), e.getMessage());
      assertTrue(String.valueOf(e.getMessage()).contains("\"Vertrag 2.pdf\" could not be kept"));
      assertTrue(String.valueOf(e.getMessage()).contains("B free"), e.getMessage());
      assertEquals(Optional.of(small), documents.document(small.id()));
      assertEquals(Optional.empty(), documents.document(Documents.id(2)));
      // And it goes on where there is room for it.
      documents.add(Documents.make(3, 1));
      assertEquals(2, documents.entries().size());
    }
    store = Store.open(home);
    assertEquals(List.of(), store.integrityCheck());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.carrel.engine.Conversations.Question;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.conversation.StandingAnswers;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Erasable;
import dev.carrel.engine.embedding.BgeEmbedder;
import dev.carrel.engine.embedding.SentenceEmbedder;
import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.home.Home;
import dev.carrel.engine.home.TestHome;
import dev.carrel.engine.ingest.pdf.TestPdf;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.store.Store;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A home as a person has it, with a PDF and a note that go: read by the real small model, kept,
 * asked about, edited, with what crashes and upgrades leave. Afterwards every byte is looked at.
 */
class ErasureTest {
  private static final ReadOptions OPTIONS = new ReadOptions(KvProfile.EXACT, 4_000_000_000L, 2);
  private static final String LEASE =
      """
      # Lease

      The landlord is Acme Estates. The tenant is Bolt Limited.

      The rent is nine hundred dollars a month, payable on the first day of each month.
      """;
  private static final String SECRET = "The settlement with Zyxoplit is four hundred dollars.";
  private static final String NOTE = "Call Wuqqab about the settlement on Monday.\n";
  private static final String NEXT_NOTE = "Call Wuqqab and Jyvvoz about the settlement.\n";

  @TempDir Path folder;
  private Engine engine;
  private Instant now = Instant.now();
  private final Traces traces = new Traces();
  private Document lease;
  private Document secret;
  private Document note;
  private Document nextNote;
  private long conversation;

  private Path home() {
    return folder.resolve("home");
  }

  private void open() {
    Platform platform = TestPlatform.in(folder);
    Platform later =
        new Platform(
            platform.osName(),
            platform.environment(),
            platform.userHome(),
            platform.machine(),
            InstantSource.fixed(now));
    engine =
        Engine.open(
            home(),
            later,
            (progress, cancellation) -> model(progress, cancellation),
            BgeEmbedder.LOADER);
  }

  private static LanguageModel model(Progress progress, Cancellation cancellation) {
    return LlamaLanguageModel.load("smollm2-135m", TestModels.smolLm2(), progress, cancellation);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Document add(Path file) {
    return engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation());
  }

  private ReadReport read(DocumentId document) {
    return engine.reading().read(document, OPTIONS, Progress.SILENT, new Cancellation());
  }

  private StoredTurn ask(String question) {
    var _ =
        engine
            .conversations()
            .ask(new Question(conversation, question, AnswerListener.SILENT, new Cancellation()));
    return engine.conversations().turns(conversation).getLast();
  }

  @BeforeEach
  void fill() throws IOException {
    open();
    lease = add(Files.writeString(folder.resolve("lease.md"), LEASE));
    Path settlement = folder.resolve("Qorblim settlement.pdf");
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(stream -> TestPdf.text(stream, 72, 700, 12, SECRET));
      Files.move(pdf.save(folder), settlement);
    }
    secret = add(settlement);
    note = add(Files.writeString(folder.resolve("Vexnar call.md"), NOTE));
    for (Document document : List.of(lease, secret, note)) {
      read(document.id());
    }
    engine
        .meanings()
        .prepare(List.of(lease.id(), secret.id(), note.id()), Progress.SILENT, new Cancellation());
    conversation = engine.conversations().begin("").id();
    assertFalse(ask("How much is the settlement?").turn().quotes().isEmpty());
    nextNote = write(note, NEXT_NOTE);
    read(nextNote.id());
    engine.meanings().prepare(List.of(nextNote.id()), Progress.SILENT, new Cancellation());
    ask("Who is to be called?");
    Files.writeString(
        home().resolve("desk.json"),
        """
        {"zoom": 1.5, "shelf": {"expanded": [1], "collection": 1, "document": "%1$s"},
         "places": {"%1$s": {"page": 1}, "%2$s": {"page": 1}},
         "drafts": {"%3$s": "Call Wuqqab and nobody else."}}
        """
            .formatted(secret.id(), lease.id(), nextNote.id()));
    Files.copy(home().resolve("desk.json"), home().resolve(".carrel-5f.new"));
    close();
    copy("index", "index.damaged-20261101-120000");
    Files.copy(home().resolve("carrel.db"), home().resolve("carrel-before-v5.db"));
    Files.copy(home().resolve("carrel.db"), home().resolve("carrel-before-v6.db.part"));
    for (String name : TestHome.names(home())) {
      if (name.endsWith(".ctx")) {
        Path file = home().resolve(name);
        Files.copy(file, home().resolve("contexts/set-aside").resolve(file.getFileName()));
      }
    }
    lookFor();
    open();
  }

  /** As the desk keeps a version. */
  private Document write(Document old, String text) throws IOException {
    Path version = home().resolve("notes").resolve(old.id().sha256());
    Files.createDirectories(version);
    Files.writeString(version.resolve("own-file"), old.file().toString());
    Path file = Files.writeString(version.resolve(old.name()), text);
    return engine.documents().replace(old.id(), file, Progress.SILENT, new Cancellation());
  }

  private void copy(String from, String to) throws IOException {
    Files.createDirectories(home().resolve(to));
    for (String name : TestHome.names(home())) {
      if (name.startsWith(from + "/")) {
        Files.copy(home().resolve(name), home().resolve(to + name.substring(from.length())));
      }
    }
  }

  private void lookFor() throws IOException {
    for (String word : List.of("Zyxoplit", "Wuqqab", "Jyvvoz", "Qorblim", "Vexnar")) {
      traces.word(word);
    }
    for (Document document : List.of(secret, note, nextNote)) {
      traces.hash(document.id().sha256());
    }
    byte[] pdf = Files.readAllBytes(secret.file());
    traces.bytes("bytes of the PDF", Arrays.copyOfRange(pdf, pdf.length / 3, pdf.length / 3 + 40));
    try (SentenceEmbedder embedder = BgeEmbedder.LOADER.load()) {
      traces.bytes("meaning of the PDF", embedder.passage(SECRET).toBytes());
      traces.bytes("meaning of the note", embedder.passage(NOTE.strip()).toBytes());
      traces.bytes("meaning of its next version", embedder.passage(NEXT_NOTE.strip()).toBytes());
    }
    try (LanguageModel model = model(Progress.SILENT, new Cancellation())) {
      for (String text : List.of(SECRET, NOTE, NEXT_NOTE)) {
        int[] tokens = model.tokenize(text, false);
        traces.tokens(Arrays.copyOfRange(tokens, 2, 8));
      }
    }
  }

  private Erasable both() {
    return Erasable.documents(List.of(secret.id(), nextNote.id()));
  }

  private void requireNothing() throws IOException {
    assertEquals(new TreeSet<>(), traces.in(home()), "while it is open");
    close();
    assertEquals(new TreeSet<>(), traces.in(home()), "closed");
    open();
    assertEquals(new TreeSet<>(), traces.in(home()), "opened again");
    assertEquals(
        List.of(), engine.documents().all().stream().filter(d -> !d.equals(lease)).toList());
  }

  private void requireTheOtherDocument() throws IOException {
    Document there = engine.documents().document(lease.id()).orElseThrow();
    assertEquals(lease, there);
    assertEquals(1, engine.documents().search("landlord", 5).size());
    ReadReport report = read(lease.id());
    assertEquals(0, report.readTokens());
    assertTrue(report.restoredTokens() > 0);
    conversation = engine.conversations().begin("").id();
    StoredTurn turn = ask("Who is the landlord?");
    assertTrue(turn.turn().quotes().getFirst().text().contains("Acme"), turn.toString());
    assertTrue(Files.exists(home().resolve("copies").resolve(lease.id().sha256())));
    assertTrue(Files.readString(home().resolve("desk.json")).contains(lease.id().sha256()));
  }

  @Test
  void whatIsOnlyRemovedIsFoundInEveryPlace() throws IOException {
    Set<String> before = traces.in(home());
    assertTrue(before.contains("term of index: zyxoplit (UTF-8)"), before.toString());
    assertTrue(before.contains("stored in index: Zyxoplit (UTF-8)"), before.toString());
    assertTrue(before.contains("index/: meaning of the PDF"), before.toString());
    assertTrue(before.contains("index/: meaning of its next version"), before.toString());
    assertTrue(before.contains("contexts/: " + secret.id()), before.toString());
    assertTrue(before.contains("copies/: bytes of the PDF"), before.toString());
    long runs =
        before.stream()
            .filter(line -> line.startsWith("contexts/: ") && line.endsWith("(int32 LE)"))
            .count();
    assertEquals(3, runs, "the tokens of each version");
    engine.documents().remove(secret.id());
    engine.documents().remove(nextNote.id());
    Set<String> places = new HashSet<>();
    traces.in(home()).forEach(line -> places.add(line.replaceAll(": .*", "")));
    assertTrue(
        places.containsAll(
            Set.of(
                "carrel.db",
                "carrel-before-v5.db",
                "carrel-before-v6.db.part",
                "index.damaged-20261101-120000/",
                "contexts/",
                "copies/",
                "name copies/",
                "notes/",
                "name notes/",
                "desk.json",
                ".carrel-5f.new")),
        places.toString());
  }

  @Test
  void nothingIsLeftOfADocumentThatIsDeleted() throws IOException {
    read(lease.id());
    read(secret.id());
    assertEquals(
        Set.of(secret.id(), note.id(), nextNote.id()),
        engine.erasure().erase(both(), StandingAnswers.REMOVE));
    assertEquals(List.of(lease.id()), engine.reading().documents());
    requireNothing();
    assertEquals(List.of(), engine.conversations().list());
    requireTheOtherDocument();
    assertTrue(Files.exists(folder.resolve("Vexnar call.md")), "a person's own file stays");
  }

  @Test
  void answersStayWithoutQuotesWhereThePersonWantsThat() throws IOException {
    List<StoredTurn> before = engine.conversations().turns(conversation);
    assertEquals(2, engine.erasure().standing(both().documents()));
    var _ = engine.erasure().erase(both(), StandingAnswers.WITHOUT_QUOTES);
    List<StoredTurn> after = engine.conversations().turns(conversation);
    assertEquals(
        before.stream().map(turn -> turn.turn().answer()).toList(),
        after.stream().map(turn -> turn.turn().answer()).toList());
    for (StoredTurn turn : after) {
      // What another document says stays quoted beside the answer.
      assertEquals(
          List.of(),
          turn.turn().quotes().stream()
              .filter(quote -> !quote.documentName().equals("lease.md"))
              .toList());
      assertEquals(Optional.empty(), engine.conversations().receipt(turn.id()));
      assertEquals(Evidence.NONE, turn.turn().evidence());
    }
    assertTrue(before.stream().noneMatch(turn -> turn.turn().evidence().equals(Evidence.NONE)));
    String answers = String.join("\n", after.stream().map(turn -> turn.turn().answer()).toList());
    SortedSet<String> found = traces.in(home());
    // A word may stand in an answer, which is what the person let stay.
    found.removeIf(
        line -> {
          String word = line.replaceAll("^carrel.db: (\\w+) .*", "$1");
          return line.startsWith("carrel.db: ") && answers.contains(word);
        });
    assertEquals(new TreeSet<>(), found);
    requireTheOtherDocument();
  }

  @Test
  void answersStayAsTheyAreWhereThePersonWantsThatAndCanGoLater() throws IOException {
    List<StoredTurn> before = engine.conversations().turns(conversation);
    var _ = engine.erasure().erase(both(), StandingAnswers.KEEP);
    assertEquals(before, engine.conversations().turns(conversation));
    SortedSet<String> found = traces.in(home());
    found.removeIf(line -> line.startsWith("carrel.db: "));
    assertEquals(new TreeSet<>(), found, "beside the conversations");
    Set<DocumentId> quoted = engine.erasure().quotedAndGone();
    assertTrue(quoted.contains(secret.id()), quoted.toString());
    var _ = engine.erasure().erase(Erasable.documents(quoted), StandingAnswers.REMOVE);
    requireNothing();
    requireTheOtherDocument();
  }

  @Test
  void whatWasNotedAndNotDoneIsDoneAtTheNextStart() throws IOException {
    close();
    try (Home open = Home.open(home());
        Store store = Store.open(open)) {
      store.erasures().mark(both(), StandingAnswers.REMOVE);
      assertFalse(store.documents().restore(secret.id()), "it is not to come back");
    }
    open();
    assertEquals(Set.of(secret.id(), note.id(), nextNote.id()), engine.erasedAtOpening());
    requireNothing();
    requireTheOtherDocument();
  }

  @Test
  void whatCannotBeDeletedStaysHiddenAndIsDeletedLater() throws IOException {
    Path copy = home().resolve("copies").resolve(secret.id().sha256());
    Files.delete(copy);
    Path inTheWay = Files.createDirectories(copy.resolve("below"));
    CarrelException e =
        assertThrows(
            CarrelException.class, () -> engine.erasure().erase(both(), StandingAnswers.REMOVE));
    assertTrue(e.getMessage().startsWith("Not everything is deleted yet: "), e.getMessage());
    assertEquals(List.of(lease), engine.documents().all());
    engine.documents().restore(secret.id());
    assertEquals(List.of(lease), engine.documents().all(), "it cannot come back");
    close();
    open();
    assertEquals(List.of(lease), engine.documents().all());
    assertEquals(Set.of(), engine.erasedAtOpening(), "it is in the way still");
    close();
    Files.delete(inTheWay);
    open();
    assertEquals(Set.of(secret.id(), note.id(), nextNote.id()), engine.erasedAtOpening());
    requireNothing();
    requireTheOtherDocument();
  }

  @Test
  void whatTheDeskRemembersGoesAlsoWhereItCannotBeReadAnyMore() throws IOException {
    Files.writeString(home().resolve("desk.json"), "{\"drafts\": {\"" + secret.id() + "\": \"Zyx");
    var _ = engine.erasure().erase(both(), StandingAnswers.REMOVE);
    assertFalse(Files.exists(home().resolve("desk.json")));
  }

  @Test
  void whatNoDeskOfTodayKnowsGoesWithItsWords() throws IOException {
    Files.writeString(
        home().resolve("desk.json"),
        """
        {"zoom": 1.5, "recent": ["Zyxoplit"], "Zyxoplit": 1, "bounds": {"x": 1, "title": "Wuqqab"},
         "shelf": {"expanded": [1, "Wuqqab", {"of": "Jyvvoz"}], "document": "%1$s"},
         "drafts": {"%1$s": "The rent.", "settlement.pdf": "Zyxoplit"}}
        """
            .formatted(lease.id().sha256()));
    var _ = engine.erasure().erase(both(), StandingAnswers.REMOVE);
    assertEquals(
        JsonParser.parseString(
            """
            {"zoom": 1.5, "bounds": {"x": 1},
             "shelf": {"expanded": [1], "document": "%1$s"}, "drafts": {"%1$s": "The rent."}}
            """
                .formatted(lease.id().sha256())),
        JsonParser.parseString(Files.readString(home().resolve("desk.json"))));
  }

  @Test
  void whatIsAddedAgainBeforeItWasDeletedStays() {
    close();
    try (Home open = Home.open(home());
        Store store = Store.open(open)) {
      store.erasures().mark(Erasable.documents(List.of(secret.id())), StandingAnswers.REMOVE);
      store.documents().add(secret);
    }
    open();
    assertEquals(Optional.of(secret), engine.documents().document(secret.id()));
    assertEquals(1, engine.documents().search("Zyxoplit", 5).size());
  }

  @Test
  void afterThirtyDaysItIsDeletedInTheSameWay() throws IOException {
    engine.documents().remove(secret.id());
    engine.documents().remove(nextNote.id());
    assertTrue(engine.conversations().remove(conversation));
    close();
    now = Instant.now().plus(Duration.ofDays(29));
    open();
    assertEquals(Set.of(), engine.erasedAtOpening());
    close();
    now = Instant.now().plus(Duration.ofDays(31));
    open();
    assertEquals(Set.of(secret.id(), note.id(), nextNote.id()), engine.erasedAtOpening());
    requireNothing();
    requireTheOtherDocument();
  }

  @Test
  void anOldVersionGoesAndTheNoteStays() throws IOException {
    var _ = engine.erasure().erase(Erasable.documents(List.of(note.id())), StandingAnswers.KEEP);
    Document there = engine.documents().document(nextNote.id()).orElseThrow();
    assertEquals(NEXT_NOTE, Files.readString(there.file()));
    assertTrue(Files.exists(there.file().resolveSibling("own-file")));
    assertFalse(Files.exists(home().resolve("copies").resolve(note.id().sha256())));
  }
}

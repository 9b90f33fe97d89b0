// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.embedding.BgeEmbedder;
import dev.carrel.engine.embedding.Embedding;
import dev.carrel.engine.embedding.SentenceEmbedder;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.pdf.TestPdf;
import dev.carrel.engine.model.ScriptedModel;
import dev.carrel.engine.passage.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Search by meaning with the real embedding model; no language model is asked. */
class MeaningsTest {
  private static final String LEASE =
      """
      # Lease

      The Landlord lets the flat in Elm Street to the Tenant.

      Either party may terminate this agreement at any time and without penalty.

      The rent is payable on the first day of each month.
      """;
  private static final String VERTRAG =
      """
      # Mietvertrag

      Der Vermieter vermietet dem Mieter die Wohnung in der Ulmenstraße.

      Jede Partei kann den Vertrag jederzeit und ohne Strafe kündigen. Die Miete ist am ersten Tag
      eines jeden Monats zu zahlen, und sie ist auf das Konto des Vermieters zu überweisen.
      """;
  private static final String LAY = "Can I walk away whenever I like?";

  @TempDir Path folder;
  private Engine engine;

  @BeforeEach
  void open() {
    open(BgeEmbedder.LOADER);
  }

  private void open(SentenceEmbedder.Loader embedder) {
    engine =
        Engine.open(
            folder.resolve("home"),
            TestPlatform.in(folder),
            (progress, cancellation) -> new ScriptedModel("no", 100_000),
            embedder);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Document add(Path file) {
    return engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation());
  }

  private Document add(String name, String text) throws IOException {
    return add(Files.writeString(folder.resolve(name), text));
  }

  private void prepare(DocumentId... documents) {
    engine.meanings().prepare(List.of(documents), Progress.SILENT, new Cancellation());
  }

  private MeaningSearch.Found search(String question) {
    return assertInstanceOf(
        MeaningSearch.Found.class, engine.meanings().search(question, Optional.empty(), 5));
  }

  private List<OptionalDouble> similarities(String question, List<Passage> passages) {
    return engine.meanings().of(question, passages, new Cancellation());
  }

  private static String text(Document document, TextSpan place) {
    return document.pages().get(place.page() - 1).text().substring(place.start(), place.end());
  }

  @Test
  void aClauseIsFoundThatSaysWhatIsAskedInOtherWords() throws IOException {
    Document lease = add("lease.md", LEASE);
    prepare(lease.id());
    assertEquals(List.of(), engine.documents().search("\"walk away\"", 5));
    MeaningSearch.Found found = search(LAY);
    SearchHit best = found.hits().getFirst();
    assertEquals(
        "Either party may terminate this agreement at any time and without penalty.",
        text(lease, best.places().getFirst()).strip());
    assertEquals("lease.md", best.documentName());
    assertTrue(best.snippet().contains("Either party may terminate"), best.snippet());
    assertEquals(0, found.waiting());
    assertEquals(0, found.otherLanguage());
  }

  @Test
  void aGermanDocumentHasNoVectorsAndIsNotFoundByMeaningButByWords() throws IOException {
    Document german = add("Mietvertrag.md", VERTRAG);
    Document lease = add("lease.md", LEASE);
    prepare(german.id(), lease.id());
    MeaningSearch.Found found = search("Who lets the flat?");
    assertEquals(1, found.otherLanguage());
    assertTrue(found.hits().stream().allMatch(hit -> hit.document().equals(lease.id())));
    assertEquals(
        new MeaningSearch.NotUnderstood(),
        engine.meanings().search("Darf ich jederzeit kündigen?", Optional.empty(), 5));
    assertEquals(1, engine.documents().search("kündigen", 5).size());
    Passage sentence = new Passage(new TextSpan(german.id(), 1, 0, 10), "");
    assertEquals(List.of(OptionalDouble.empty()), similarities("Who lets it?", List.of(sentence)));
    assertEquals(
        new MeaningSearch.Found(List.of(), 1, 0),
        engine.meanings().search("Who lets it?", Optional.of(Set.of(german.id())), 5));
  }

  private List<Passage> passagesFound() {
    return search(LAY).hits().stream()
        .map(hit -> new Passage(hit.places().getFirst(), hit.snippet()))
        .toList();
  }

  @Test
  void similaritiesComeInThePassagesOrderAndAreTheSameAfterReopening() throws IOException {
    Document lease = add("lease.md", LEASE);
    prepare(lease.id());
    List<Passage> passages = new ArrayList<>(passagesFound().reversed());
    passages.add(1, new Passage(new TextSpan(lease.id(), 1, 3, 4), "no passage"));
    List<OptionalDouble> near = similarities(LAY, passages);
    assertEquals(passages.size(), near.size());
    assertEquals(OptionalDouble.empty(), near.get(1));
    assertTrue(near.getLast().orElseThrow() > near.getFirst().orElseThrow());
    close();
    open();
    assertEquals(near, similarities(LAY, passages));
  }

  @Test
  void aRemovedDocumentIsNotFoundAndARestoredOneIsAgain() throws IOException {
    Document lease = add("lease.md", LEASE);
    prepare(lease.id());
    engine.documents().remove(lease.id());
    assertEquals(List.of(), search(LAY).hits());
    engine.documents().restore(lease.id());
    prepare(lease.id());
    assertTrue(search(LAY).hits().getFirst().snippet().contains("Either party"));
  }

  @Test
  void whatWasCancelledGoesOnWhereItWas() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 450; i++) {
      text.append("The party of the first part pays sum number ").append(i).append(" to it. ");
    }
    Path pdf;
    try (TestPdf made = new TestPdf()) {
      String[] sentences = text.toString().split("(?<=\\. )", -1);
      for (int page = 0; page < 15; page++) {
        int first = page * 30;
        made.page(
            out -> {
              for (int i = 0; i < 30; i++) {
                TestPdf.text(out, 72, 720 - 20 * i, 10, sentences[first + i]);
              }
            });
      }
      pdf = made.save(folder);
    }
    Document document = add(pdf);
    List<Long> heard = new ArrayList<>();
    Meanings meanings = engine.meanings();
    Cancellation cancellation = new Cancellation();
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () ->
                meanings.prepare(
                    List.of(document.id()),
                    (stage, done, total) -> {
                      if (done == 10) {
                        cancellation.request();
                      }
                    },
                    cancellation));
    assertEquals(Code.CANCELLED, e.code());
    assertEquals(1, waiting(meanings));
    meanings.prepare(
        List.of(document.id()),
        (stage, done, total) -> {
          assertEquals(Progress.Stage.EMBED_PAGES, stage);
          heard.add(done);
        },
        new Cancellation());
    assertEquals(0, waiting(meanings));
    assertEquals(7, heard.getFirst(), "the pages of the first batch stay");
    assertEquals(15, heard.getLast());
  }

  @Test
  void whatIsThereAndWhatComesIsToldInTheBackgroundOnceItIsToKeepUp() throws Exception {
    close();
    Told told = new Told(new CountDownLatch(2));
    open(told);
    Document before = add("before.md", "The tenant pays the rent to the landlord.");
    assertEquals(2, told.left().getCount());
    engine.meanings().keepUp();
    Document after = add("after.md", "The landlord paints the walls of the flat.");
    assertTrue(told.left().await(30, TimeUnit.SECONDS));
    prepare(before.id(), after.id()); // waits for what is under way
    assertEquals(0, waiting(engine.meanings()));
  }

  /** Counts what was embedded. */
  private record Told(CountDownLatch left) implements SentenceEmbedder.Loader {
    @Override
    public String name() {
      return BgeEmbedder.LOADER.name();
    }

    @Override
    public Set<String> languages() {
      return BgeEmbedder.LOADER.languages();
    }

    @Override
    public SentenceEmbedder load() {
      SentenceEmbedder real = BgeEmbedder.LOADER.load();
      return new SentenceEmbedder() {
        @Override
        public Embedding passage(String text) {
          Embedding embedding = real.passage(text);
          left.countDown();
          return embedding;
        }

        @Override
        public Optional<Embedding> question(String text) {
          return real.question(text);
        }

        @Override
        public void close() {
          real.close();
        }
      };
    }
  }

  private static int waiting(Meanings meanings) {
    return assertInstanceOf(
            MeaningSearch.Found.class, meanings.search("Who pays the sum?", Optional.empty(), 1))
        .waiting();
  }

  @Test
  void withoutAnEmbedderThatIsSaidAndNothingFails() throws IOException {
    close();
    open(SentenceEmbedder.Loader.NONE);
    Document lease = add("lease.md", LEASE);
    prepare(lease.id());
    MeaningSearch.Unavailable said =
        assertInstanceOf(
            MeaningSearch.Unavailable.class, engine.meanings().search(LAY, Optional.empty(), 5));
    assertEquals(Code.NATIVE_UNAVAILABLE, said.error().code());
  }

  @Test
  void anEmbedderThatCannotBeLoadedIsSaidOnceAndSearchByWordsGoesOn() throws IOException {
    close();
    CarrelException none =
        new CarrelException(Code.NATIVE_UNAVAILABLE, "There is no library.", "Search by words.");
    open(new Broken(none));
    Document lease = add("lease.md", LEASE);
    assertThrows(CarrelException.class, () -> prepare(lease.id()));
    assertEquals(
        new MeaningSearch.Unavailable(none), engine.meanings().search(LAY, Optional.empty(), 5));
    assertEquals(1, engine.documents().search("rent", 5).size());
  }

  private record Broken(CarrelException error) implements SentenceEmbedder.Loader {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public Set<String> languages() {
      return Set.of("en");
    }

    @Override
    public SentenceEmbedder load() {
      throw error;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.answer.QuoteFinder;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.HiddenOnPage;
import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.pdf.TestPdf;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text that cannot be seen is found and told as such, and is not read. */
class HiddenTextFoundTest {
  @TempDir Path folder;
  private Engine engine;
  private Document document;

  @BeforeEach
  void open() throws IOException {
    engine =
        Engine.open(
            folder.resolve("home"),
            TestPlatform.in(folder),
            (progress, cancellation) -> new ScriptedModel("no", 100_000));
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(out -> TestPdf.text(out, 72, 700, 11, "The first page is open."));
      pdf.page(
          out -> {
            TestPdf.text(out, 72, 700, 11, "The rent is 900.");
            out.setNonStrokingColor(1f);
            TestPdf.text(out, 72, 650, 11, "The rent is 1 and nothing else.");
          });
      document =
          engine
              .documents()
              .add(pdf.save(folder), Optional.empty(), Progress.SILENT, new Cancellation());
    }
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void theLibraryKeepsWhatIsHiddenAndCountsThePages() {
    assertEquals(Optional.of(document), engine.documents().document(document.id()));
    assertEquals(1, engine.documents().entry(document.id()).orElseThrow().hidden());
    assertEquals(
        List.of(
            new HiddenOnPage(
                2, 1, 25, Set.of(Why.SAME_COLOUR), "The rent is 1 and nothing else.", false)),
        engine.documents().hidden(document.id()));
  }

  @Test
  void searchFindsItAndSaysThatItCannotBeSeen() {
    assertEquals(
        Optional.of(Why.SAME_COLOUR), engine.documents().search("nothing", 5).getFirst().hidden());
    assertEquals(Optional.empty(), engine.documents().search("rent", 5).getFirst().hidden());
    assertEquals(Optional.empty(), engine.documents().search("open", 5).getFirst().hidden());
  }

  @Test
  void aLineOfWhatCanBeSeenDoesNotRunOnIntoWhatCannot() {
    assertEquals(
        "The rent is 900.", engine.documents().search("rent", 5).getFirst().snippet().strip());
    assertEquals(
        "The rent is 1 and nothing else.",
        engine.documents().search("nothing", 5).getFirst().snippet().strip());
  }

  @Test
  void aQuoteOfItSaysSo() {
    Quote hidden = new QuoteFinder(List.of(document)).find(1, "The rent is 1 and nothing", 0);
    assertEquals(Match.VERBATIM, hidden.match());
    assertEquals(Optional.of(Why.SAME_COLOUR), hidden.hidden());
    Quote seen = new QuoteFinder(List.of(document)).find(1, "The rent is 900", 0);
    assertEquals(Optional.empty(), seen.hidden());
  }

  @Test
  void whatCanBeSeenKeepsItsPlaces() {
    Document seen = document.seen();
    assertEquals("The rent is 900.", seen.page(2).text());
    assertTrue(document.page(2).text().startsWith(seen.page(2).text()));
    assertEquals(seen.page(2).layout().box(4), document.page(2).layout().box(4));
  }

  @Test
  void theModelReadsItOnlyIfAPersonWantsThat() {
    ReadOptions leave = new ReadOptions(KvProfile.EXACT, 8_000_000_000L, 1);
    assertTrue(read(leave) > 0);
    assertEquals(0, read(leave));
    assertTrue(read(leave.readingHidden(true)) > 0, "the hidden words are new to the model");
  }

  private int read(ReadOptions options) {
    return engine
        .reading()
        .read(document.id(), options, Progress.SILENT, new Cancellation())
        .readTokens();
  }
}

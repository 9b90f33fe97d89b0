// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real documents, where the shared corpus lies beside the project. */
class CorpusTest {
  /** Contracts read for the clause check: enough to notice a change, few enough to be quick. */
  private static final int CONTRACTS = 20;

  private static Path corpus() {
    String given = System.getProperty("carrel.corpus", "");
    List<Path> places =
        given.isEmpty()
            ? List.of(Path.of("../shared/corpus"), Path.of("../../shared/corpus"))
            : List.of(Path.of(given));
    Optional<Path> found = places.stream().filter(Files::isDirectory).findFirst();
    assumeTrue(found.isPresent(), "the shared corpus is not here");
    return found.get();
  }

  private static Path pdf(String start) throws IOException {
    try (var files = Files.list(corpus().resolve("pdfs"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(start))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String text(Document document) {
    StringBuilder text = new StringBuilder();
    document.pages().forEach(page -> text.append(page.text()).append('\n'));
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          03 | '' | 15 | RIN 2120–AA64 ~ MAX display system (MDS) software,\\nchanging ~ • Fax: 202–493–2251. ~ Confidential Business Information (CBI)
          04 | '' | 50 | If you are claiming treaty benefits on\\nForm 1040NR ~ Exceptions. You do not have to file ~ Child’s return. If your child cannot\\nsign the return
          05 | '' | 3 | Abstract ~ Vivamus viverra fermentum felis. Donec nonummy\\npellentesque ante. ~ Fusce mauris. Vestibulum luctus
          07 | '' | 117 | Ein topologischer Raum X heißt hausdorffsch, wenn es für je zwei Punkte x ≠ y in X
          15 | '' | 30 | Kiamichi River, a tributary of the Red River located in\\nOklahoma. Tarrant proposed
          17 | '' | 18 | Under the knowledge standard, a service provider is eligible for the limitation\\non liability
          18 | '' | 1 | came on for oral\\nargument before the Supreme Court of the United States\\nat 1:01 p.m. ~ 24\\n25
          22 | '' | 6 | 400
          29 | '' | 1 | Non-defense ⁴ ~ 600 610 565 546 543 546 553 561 573 585 597 611 2,754 5,682 ~ SUMMARY TABLES
          33 | '' | 1 | Country China\\nFactory name 01001523B ~ No supplies of soap, toilet paper or\\ndrying hands facility was available\\nin toilets.
          35 | '' | 1 | عندما يجتمع التفكير التحليلي مع مهارات البرمجة، يصبح من الممكن معالجة كميات هائلة
          37 | foo | 1 | Secret!
          38 | foo | 1 | Secret!
          41 | view | 30 | Potato 0 ~ Potato 29
          43 | '' | 1 | Beautiful is better than ugly.\\nExplicit is better than implicit.
          44 | '' | 1 | 2021 3 31
          46 | '' | 1 | 1
          47 | '' | 1 | Reduced test-case
          50 | '' | 2 | 1040 U.S. Individual Income Tax Return ~ 12 Business income or (loss). Attach Schedule C or C-EZ
          51 | '' | 1 | Hello world
          52 | '' | 1 | Lorem ipsum dolor sit amet, consetetur sadipscing elitr, sed diam nonumy eirmod\\ntempor
          53 | '' | 4 |
          54 | '' | 1 | Visible heading line ~ Invisible OCR text layer
          55 | '' | 28 | Further details about formatting ~ You may not like the way CWEAVE handles certain situations.
          """)
  void theTextStandsInTheOrderOfReading(String file, String password, int pages, String phrases)
      throws IOException {
    Document read = TestPdf.read(pdf(file), Optional.of(password));
    assertEquals(pages, read.pages().size());
    String text = text(read);
    int from = 0;
    for (String phrase : phrases == null ? new String[0] : phrases.split(" ~ ", -1)) {
      int at = text.indexOf(phrase.replace("\\n", "\n"), from);
      assertTrue(at >= 0, () -> "\"" + phrase + "\" is missing or too early");
      from = at;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "19, '', NO_TEXT",
    "23, '', NO_TEXT",
    "24, '', NO_TEXT",
    "26, '', NO_TEXT",
    "58, '', NO_TEXT",
    "37, '', PASSWORD_NEEDED",
    "37, bar, PASSWORD_WRONG",
    "41, '', PASSWORD_NEEDED",
    "48, '', FILE_CORRUPT",
    "49, '', FILE_EMPTY"
  })
  void whatCannotBeReadSaysWhy(String file, String password, Code code) throws IOException {
    Path path = pdf(file);
    CarrelException e =
        assertThrows(CarrelException.class, () -> TestPdf.read(path, Optional.of(password)), file);
    assertEquals(code, e.code());
  }

  @Test
  void damagedPagesOfAFuzzedFileAreNamed() throws IOException {
    Document read = TestPdf.read(pdf("45"), Optional.empty());
    assertEquals(16, read.pages().size());
    assertTrue(read.unreadable().stream().anyMatch(page -> page.reason().contains("damaged")));
    read.unreadable().forEach(page -> assertEquals("", read.page(page.page()).text()));
  }

  @Test
  void clausesThatLawyersMarkedAreFoundInTheText() throws IOException {
    Path folder = corpus().resolve("cuad");
    int spans = 0;
    int found = 0;
    List<JsonElement> contracts =
        JsonParser.parseString(Files.readString(folder.resolve("clauses.json")))
            .getAsJsonArray()
            .asList();
    for (JsonElement contract : contracts.subList(0, Math.min(CONTRACTS, contracts.size()))) {
      JsonObject fields = contract.getAsJsonObject();
      Path file = folder.resolve(fields.get("file").getAsString());
      String text = comparable(textOf(TestPdf.read(file, Optional.empty()).pages()));
      for (var clause : fields.getAsJsonObject("clauses").entrySet()) {
        for (JsonElement span : clause.getValue().getAsJsonObject().getAsJsonArray("spans")) {
          for (String part : span.getAsString().split("<omitted>", -1)) {
            if (part.strip().length() > 20) {
              spans++;
              found += text.contains(comparable(part)) ? 1 : 0;
            }
          }
        }
      }
    }
    assertTrue(found > 0.99 * spans, found + " of " + spans);
  }

  private static String textOf(List<Page> pages) {
    StringBuilder text = new StringBuilder();
    pages.forEach(page -> text.append(page.text()));
    return text.toString();
  }

  /** Without white and hyphens, quotation marks made alike: the spans differ in these. */
  private static String comparable(String text) {
    return text.replaceAll("[\\s\\u00A0\\u00AD\\u2010-\\u2014-]", "")
        .replaceAll("[\\u2018\\u2019`]", "'")
        .replaceAll("[\\u201C\\u201D]", "\"");
  }
}

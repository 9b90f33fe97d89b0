// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.compare.Change;
import dev.carrel.engine.compare.Change.Kind;
import dev.carrel.engine.compare.Change.Side;
import dev.carrel.engine.compare.DocumentComparison;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.evidence.Matter;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
  private static final String OLD =
      """
      1. The monthly rent is 2,400 euros and is due on the third working day.

      2. The Tenant keeps the office clean and mends what it breaks at its own cost.

      3. Either party may end this lease by a notice of three months to a quarter's end.
      """;
  private static final String NOW =
      """
      1. The monthly rent is 2,950 euros and is due on the third working day.

      2. The Tenant keeps the office clean and mends what it breaks at its own cost.

      Signed: <script>alert(1)</script> ![see](http://x.example) \u202E and more
      """;

  @TempDir private Path dir;
  private Document old;
  private Document now;
  private DocumentComparison comparison;

  private static final ReportWords WORDS =
      new ReportWords() {
        @Override
        public String language() {
          return "en";
        }

        @Override
        public String title(Document before, Document after) {
          return before.name() + " and " + after.name();
        }

        @Override
        public String summary(DocumentComparison all, Document before, Document after) {
          return all.changes().size() + " changes";
        }

        @Override
        public String kind(Kind kind) {
          return kind.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String matter(Matter matter) {
          return matter.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String place(Document document, Side side) {
          return "page " + side.places().getFirst().page();
        }

        @Override
        public String nowhere() {
          return "nowhere";
        }

        @Override
        public String head(Head head) {
          return head.name();
        }
      };

  @BeforeEach
  void twoVersions() throws IOException {
    old = Readings.read(dir, "old.txt", OLD);
    now = Readings.read(dir, "new.txt", NOW);
    comparison = DocumentComparison.of(old, now, new Cancellation());
  }

  private byte[] bytes(ReportFormat format) {
    return ReportFile.bytes(format, comparison, old, now, meanings(), WORDS);
  }

  private Map<Change, String> meanings() {
    return Map.of(comparison.byWeight().getFirst(), "The rent is *higher* by <b>550</b> euros.");
  }

  private String text(ReportFormat format) {
    return new String(bytes(format), StandardCharsets.UTF_8);
  }

  @Test
  void aWordDocumentHasEveryChangeAndIsReadBack() throws IOException {
    Document read = Readings.read(dir, "changes.docx", bytes(ReportFormat.DOCX));
    String text = Readings.text(read);
    assertTrue(text.startsWith("old.txt and new.txt"), text);
    assertTrue(text.contains("changed (amount): page 1 → page 1"), text);
    assertTrue(text.contains("~~2,400~~ 2,950 euros"), text);
    assertTrue(text.contains("<script>alert(1)</script>"), text);
    assertTrue(text.contains("<U+202E>"), text);
    assertArrayEquals(bytes(ReportFormat.DOCX), bytes(ReportFormat.DOCX), "no time is in it");
  }

  @Test
  void aWebPageHasNothingOfADocumentsMaking() {
    org.jsoup.nodes.Document page = Jsoup.parse(text(ReportFormat.HTML));
    assertEquals(List.of("2,400"), page.select("section:first-of-type del").eachText());
    assertEquals(List.of("2,950"), page.select("section:first-of-type ins").eachText());
    assertEquals(0, page.select("script, img, a, iframe, link, object").size());
    assertTrue(page.text().contains("<script>alert(1)</script>"), page.text());
    assertTrue(page.select("meta[http-equiv]").attr("content").contains("default-src 'none'"));
  }

  @Test
  void inATableNoCellIsAFormula() throws IOException {
    for (String formula : List.of("=1+1", "@A1", "+1", "-1+2")) {
      assertEquals("a\r\n1,'%1$s,,,,'%1$s,,\r\n".formatted(formula), table(formula));
    }
    assertEquals("a\r\n1,\"'\t'=1\",,,,\"'\t'=1\",,\r\n", table("\t=1"));
    assertEquals("a\r\n1,\"x\n'=1\",,,,\"x\n'=1\",,\r\n", table("x\n=1"), "also in a later line");
    assertEquals("a\r\n1,-1,,,,-1,,\r\n", table("-1"), "a number is none");
    String table = text(ReportFormat.CSV);
    assertTrue(
        table.startsWith(
            "NUMBER,KIND,MATTERS,PLACE_BEFORE,PLACE_AFTER,BEFORE,AFTER,MODEL_SAYS\r\n"));
    Document read = AllReaders.read(Files.writeString(dir.resolve("changes.csv"), table));
    assertTrue(Readings.text(read).contains("2,950 euros"), Readings.text(read));
  }

  private static String table(String words) {
    Report.Row row = new Report.Row(1, words, "", "", "", words, "", List.of(), "");
    return CsvReport.of(new Report("en", "t", "s", List.of("a"), List.of(row)));
  }

  @Test
  void inMarkdownNothingIsALinkOrAPicture() {
    String text = text(ReportFormat.MD);
    assertTrue(text.contains("rent is ~~2,400~~ **2,950** euros"), text);
    assertTrue(text.contains("\\<script\\>"), text);
    List<String> acting = new ArrayList<>();
    Parser.builder()
        .build()
        .parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                acting.add(link.getDestination());
              }

              @Override
              public void visit(Image image) {
                acting.add(image.getDestination());
              }

              @Override
              public void visit(HtmlInline html) {
                acting.add(html.getLiteral());
              }

              @Override
              public void visit(HtmlBlock html) {
                acting.add(html.getLiteral());
              }
            });
    assertEquals(List.of(), acting, text);
    assertTrue(text.contains("`http://x.example`"), text);
  }

  @Test
  void whatTheModelSaysStandsBesideItsChangeAndIsCalledItsWords() throws IOException {
    Document read = Readings.read(dir, "changes.docx", bytes(ReportFormat.DOCX));
    assertTrue(Readings.text(read).contains("MODEL_SAYS: The rent is *higher* by <b>550</b>"));
    org.jsoup.nodes.Document page = Jsoup.parse(text(ReportFormat.HTML));
    assertEquals(
        List.of("MODEL_SAYS: The rent is *higher* by <b>550</b> euros."),
        page.select("section:first-of-type em").eachText());
    assertEquals(1, page.select("em").size(), "nothing is said of the others");
    assertTrue(
        text(ReportFormat.MD).contains("*MODEL\\_SAYS: The rent is \\*higher\\* by \\<b"),
        text(ReportFormat.MD));
    assertTrue(text(ReportFormat.CSV).contains(",The rent is *higher* by <b>550</b> euros.\r\n"));
  }

  @Test
  void aFileIsWrittenWholeAndNoneOfTheDocumentsIsOverwritten() throws IOException {
    Path file = dir.resolve("out.md");
    ReportFile.write(bytes(ReportFormat.MD), file, old, now);
    assertArrayEquals(bytes(ReportFormat.MD), Files.readAllBytes(file));
    for (Path wrong : List.of(dir.resolve("new.txt"), dir.resolve("no/such/folder.md"))) {
      CarrelException e =
          assertThrows(
              CarrelException.class,
              () -> ReportFile.write(bytes(ReportFormat.MD), wrong, old, now));
      assertEquals(Code.EXPORT_FAILED, e.code());
    }
    assertEquals(NOW, Files.readString(dir.resolve("new.txt")));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.desk.Fx;
import dev.carrel.app.selection.Selection;
import dev.carrel.engine.document.Address;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.ground.CarrelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Pictures of the page pane's states in both themes, for people to look at: {@code mvn verify
 * -Dtest=PageScreensTest -Dcarrel.screens=FOLDER}; with {@code -Dcarrel.screens.pdfs=FOLDER} also
 * of the first pages of the PDFs in a folder.
 */
@EnabledIfSystemProperty(named = "carrel.screens", matches = ".+")
class PageScreensTest {
  private static final String NOTE =
      """
      # Call of 3 March

      The supplier **admits** that two lots are late. It says that the *carrier* is to blame, and \
      wants until `17 March` to show it.

      ## What was agreed

      - Lots 4 to 6 are delivered within fifteen days
      - The Buyer keeps its right to end the agreement:
        1. by written notice
        2. if a lot is more than thirty days late
      - Nobody says so in public

      > Delivery is on the date on which the goods are handed to the carrier.

      | Lot | Due | Delivered |
      |-----|-----|-----------|
      | 1   | 3 March | 3 March |
      | 2   | 17 March | not yet, see the letter of the Supplier |

      ```
      total = price * lots
      ```

      See [the agreement](https://example.org/agreement) of last year.
      """;

  private final Path out = Path.of(System.getProperty("carrel.screens", "target/screens"));

  @TempDir Path dir;

  private void picture(PageWindow window, String name) {
    for (String theme : List.of("light", "dark")) {
      window.dress(theme);
      // What is drawn in the background comes a little after.
      for (int i = 0; i < 2; i++) {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.sleep(250, TimeUnit.MILLISECONDS);
      }
      Path file = out.resolve("page-" + name + "-" + theme + ".png");
      Fx.picture(window.scene(), file);
      assertTrue(Files.exists(file));
    }
  }

  private static TextSpan span(Document document, int page, String words) {
    int start = document.page(page).text().indexOf(words);
    return new TextSpan(document.id(), page, start, start + words.length());
  }

  private Document columns() {
    PagePdf pdf = new PagePdf();
    for (int i = 1; i <= 8; i++) {
      pdf.twoColumns()
          .bookmark("Part " + i + (i == 3 ? " with a heading that is longer than the strip" : ""))
          .link(new PDRectangle(60, 600, 150, 16), 1)
          .line(60, 604, "See page one for the terms");
    }
    return pdf.read(dir.resolve("A rather long name of a document in two columns (final).pdf"));
  }

  @Test
  void paper() throws IOException {
    Document document = columns();
    try (PageWindow window = new PageWindow(980, 760)) {
      picture(window, "empty");
      window.open(document);
      TextSpan quote = span(document, 2, "goes on to a long compre-\nhension of what it holds,");
      Fx.run(() -> window.model().open(document, Optional.empty(), List.of(quote)));
      picture(window, "quote");
      Fx.run(
          () -> {
            int start = document.page(2).text().indexOf("beside it");
            window.model().selectionProperty().set(Optional.of(Selection.of(2, start, start + 60)));
            window.view().openFind();
            window.model().find().queryProperty().set("column");
          });
      Fx.await("hits", 10, () -> !window.model().find().foundProperty().get().spans().isEmpty());
      picture(window, "find-and-selection");
      Fx.run(() -> window.model().find().queryProperty().set("no such words"));
      picture(window, "find-nothing");
      Fx.run(
          () -> {
            window.model().find().shownProperty().set(false);
            window.model().look().toggle(Strip.THUMBNAILS);
          });
      picture(window, "thumbnails");
      Fx.run(() -> window.model().look().toggle(Strip.OUTLINE));
      picture(window, "outline");
      Fx.run(
          () -> {
            window.model().look().toggle(Strip.OUTLINE);
            window.model().look().rotate();
            window.model().look().fitPage();
          });
      picture(window, "turned");
      Files.delete(document.file());
      Fx.run(() -> window.model().retry(Optional.empty()));
      picture(window, "missing");
    }
  }

  @Test
  void aPictureThatCannotBeDecoded() {
    Document scan =
        new PagePdf()
            .page()
            .line(60, 700, "Words of the page before it")
            .page()
            .damagedPicture(800)
            .read(dir.resolve("Scan of a lease.pdf"));
    try (PageWindow window = new PageWindow(980, 760)) {
      window.open(scan);
      Fx.run(() -> window.model().goTo(2));
      Fx.await("it is said", 10, () -> window.view().lookup(".error-message") != null);
      picture(window, "undecoded");
    }
  }

  /** A contract of a word processor, with changes that nobody accepted yet, and a remark. */
  @Test
  void changes() {
    String text =
        """
        Article II Rent

        2.1 The rent is [deleted by Ann: ~~five (5)~~][inserted by Ann: three (3)] thousand euros a month, and \
        is due on the third working day of each month.
        [Comment by Bob, 2024-05-02: Is this the figure that we agreed on the phone?]

        (a) It is paid by wire to the account of the Landlord.

        (b) It rises with the index of consumer prices, once a year, for the first time two years from now.

        Item | Price
        Desk | 300
        Chair | 120\
        """;
    List<Mark> marks = new ArrayList<>();
    mark(marks, text, "five (5)", Mark.Kind.DELETED);
    mark(marks, text, "three (3)", Mark.Kind.INSERTED);
    mark(
        marks,
        text,
        "[Comment by Bob, 2024-05-02: Is this the figure that we agreed on the phone?]",
        Mark.Kind.COMMENT);
    Document contract =
        new Document(
            new DocumentId("d".repeat(64)),
            "Lease (draft 3).docx",
            dir.resolve("Lease (draft 3).docx"),
            DocumentKind.DOCX,
            List.of(
                new Page(
                    1,
                    text,
                    PageLayout.unplaced(text.length()),
                    List.of(),
                    List.of(new Address(0, "¶ Article II")),
                    marks)),
            List.of());
    try (PageWindow window = new PageWindow(980, 620)) {
      TextSpan quote = span(contract, 1, "(a) It is paid by wire to the account of the Landlord.");
      Fx.run(() -> window.model().open(contract, Optional.empty(), List.of(quote)));
      picture(window, "changes");
    }
  }

  private static void mark(List<Mark> marks, String text, String words, Mark.Kind kind) {
    int start = text.indexOf(words);
    marks.add(new Mark(start, start + words.length(), kind));
  }

  @Test
  void notes() throws IOException {
    Path file = Files.writeString(dir.resolve("Call notes.md"), NOTE);
    Document note = PagePdf.document(file);
    try (PageWindow window = new PageWindow(980, 900)) {
      Fx.run(() -> window.model().note().keepWith(new KeptNotes()));
      TextSpan quote = span(note, 1, "The Buyer keeps its right");
      Fx.run(() -> window.model().open(note, Optional.empty(), List.of(quote)));
      picture(window, "note");
      Fx.run(
          () -> {
            Selection some = Selection.of(1, 20, note.page(1).text().length() * 2 / 3);
            window.model().selectionProperty().set(Optional.of(some));
          });
      picture(window, "note-selection");
      Fx.run(window.model().note()::edit);
      picture(window, "note-editor");
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "carrel.screens.pdfs", matches = ".+")
  void foundPdfs() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("carrel.screens.pdfs", ".")));
        PageWindow window = new PageWindow(900, 1100)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".pdf")).sorted().toList()) {
        Optional<Document> document = readable(file);
        if (document.isPresent()) {
          Document shown = document.get();
          int length = shown.page(1).text().length();
          Fx.run(
              () -> {
                window.model().open(shown, Optional.empty());
                // All that is text: where it is marked wrongly is seen at once.
                window
                    .model()
                    .selectionProperty()
                    .set(Optional.of(Selection.of(1, 0, length * 2 / 3)));
              });
          for (int i = 0; i < 8; i++) {
            WaitForAsyncUtils.waitForFxEvents();
            WaitForAsyncUtils.sleep(200, TimeUnit.MILLISECONDS);
          }
          Fx.picture(window.scene(), out.resolve("pdf-" + file.getFileName() + ".png"));
        }
      }
    }
  }

  /** What cannot be read at all is shown on the shelf, not here. */
  private static Optional<Document> readable(Path file) {
    try {
      return Optional.of(PagePdf.document(file));
    } catch (CarrelException e) {
      return Optional.empty();
    }
  }
}

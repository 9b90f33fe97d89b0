// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocReaderTest {
  private static final int[] IN_TABLE = {0x16, 0x24, 1};
  private static final int[] ROW_END = {0x16, 0x24, 1, 0x17, 0x24, 1};

  /** Where the properties of a document have the first number of footnotes and a format. */
  private static final int FIRST_FOOTNOTE = 2;

  private static final int NUMBERS_OF_ENDNOTES = 494;

  @TempDir private Path folder;

  @Test
  void numbersOfListsAreComputed() throws IOException {
    byte[] doc =
        new DocFile()
            .run("The lease")
            .end("\r")
            .item(0, "Rent")
            .item(1, "It is 500.")
            .item(2, "By wire.")
            .item(2, "In May.")
            .item(1, "It may rise.")
            .item(0, "Term")
            .item(1, "Ten years.")
            .bytes();
    Document read = Readings.read(folder, "a.doc", doc);
    assertEquals(DocumentKind.DOC, read.kind());
    assertEquals(
        """
        The lease

        1. Rent

        1.1 It is 500.

        (a) By wire.

        (b) In May.

        1.2 It may rise.

        2. Term

        2.1 Ten years.\
        """,
        Readings.text(read));
    assertEquals(
        Optional.of("¶ 1.1(b)"), read.page(1).addressAt(read.page(1).text().indexOf("In May")));
  }

  @Test
  void changesFieldsTablesAndSignsStandAsTheyAre() throws IOException {
    byte[] doc =
        new DocFile()
            .run("For ")
            .run("five", 0x00, 0x08, 1)
            .run("three", 0x01, 0x08, 1)
            .run(" years, ")
            .run("not ", 0x37, 0x08, 1)
            .run("see \u0013 REF x \u0014page 4\u0015, 5 m")
            .run("2", 0x48, 0x2A, 1)
            .run("secret", 0x3C, 0x08, 1)
            .end("\r")
            .run("Item")
            .end("\u0007", IN_TABLE)
            .run("Price")
            .end("\u0007", IN_TABLE)
            .end("\u0007", ROW_END)
            .run("End.")
            .end("\r")
            .bytes();
    Document read = Readings.read(folder, "a.doc", doc);
    assertEquals(
        """
        For [deleted: ~~five~~][inserted: three] years, ~~not ~~see page 4, 5 m²

        Item | Price

        End.

        secret\
        """,
        Readings.text(read));
    assertEquals(
        List.of(new Notice(Notice.Code.TRACKED_CHANGES, 2, "as they were made")), read.notices());
    assertEquals(Mark.Kind.DELETED, read.page(1).marks().getFirst().kind());
  }

  @Test
  void changesInNotesAreChangesAndEachNamesWhoMadeIt() throws IOException {
    byte[] doc =
        new DocFile()
            .authors("Unknown", "Ann", "Bob")
            .run("Due in ")
            .run("May", 0x00, 0x08, 1, 0x63, 0x48, 2, 0)
            .run("June", 0x01, 0x08, 1, 0x04, 0x48, 1, 0)
            .note()
            .end("\r")
            .ofNote()
            .run("\u0002", 0x55, 0x08, 1)
            .run(" See page \u0013 PAGEREF x \u001412\u0015, ")
            .run("five", 0x00, 0x08, 1, 0x63, 0x48, 1, 0)
            .run("three", 0x01, 0x08, 1, 0x04, 0x48, 2, 0)
            .run(" days.")
            .end("\r")
            .bytes();
    Document read = Readings.read(folder, "a.doc", doc);
    assertEquals(
        """
        Due in [deleted by Bob: ~~May~~][inserted by Ann: June][1]
        [Note 1: See page 12, [deleted by Ann: ~~five~~][inserted by Bob: three] days.]\
        """,
        Readings.text(read));
    assertEquals(
        List.of(new Notice(Notice.Code.TRACKED_CHANGES, 4, "as they were made")), read.notices());
  }

  @Test
  void footnotesAndEndnotesCountByThemselves() throws IOException {
    byte[] doc =
        new DocFile()
            .property(NUMBERS_OF_ENDNOTES, 2)
            .property(FIRST_FOOTNOTE, 3 << 2)
            .run("Rent")
            .note()
            .run(" and")
            .endnote()
            .run(" term")
            .note()
            .run(" end")
            .endnote()
            .end("\r")
            .ofNote()
            .run("One.")
            .end("\r")
            .ofNote()
            .run("Two.")
            .end("\r")
            .ofEndnote()
            .run("First.")
            .end("\r")
            .ofEndnote()
            .run("Second.")
            .end("\r")
            .bytes();
    assertEquals(
        """
        Rent[3] and[i] term[4] end[ii]
        [Note 3: One.]
        [Note i: First.]
        [Note 4: Two.]
        [Note ii: Second.]\
        """,
        Readings.text(Readings.read(folder, "a.doc", doc)));
  }

  @Test
  void listsInNotesHaveTheirNumbersAndAreCountedByThemselves() throws IOException {
    byte[] doc =
        new DocFile()
            .run("Rent")
            .note()
            .end("\r", 0x0B, 0x46, 1, 0, 0x0A, 0x26, 0)
            .item(0, "Term")
            .ofNote()
            .item(0, "Noted")
            .item(1, "Deeper")
            .bytes();
    assertEquals(
        "1. Rent[1]\n[Note 1: 1. Noted 1.1 Deeper]\n\n2. Term",
        Readings.text(Readings.read(folder, "a.doc", doc)));
  }

  @Test
  void commentsNameWhoMadeThem() throws IOException {
    byte[] doc =
        new DocFile()
            .authors("Unknown", "Ann", "Bob")
            .run("Due")
            .comment(2)
            .run(" in May.")
            .comment(1)
            .end("\r")
            .ofComment()
            .run(" In ")
            .run("March", 0x00, 0x08, 1, 0x63, 0x48, 1, 0)
            .run("April?")
            .end("\r")
            .ofComment()
            .run(" No.")
            .end("\r")
            .bytes();
    Document read = Readings.read(folder, "a.doc", doc);
    assertEquals(
        """
        Due in May.
        [Comment by Bob: In [deleted by Ann: ~~March~~]April?]
        [Comment by Ann: No.]\
        """,
        Readings.text(read));
    assertEquals(new Notice(Notice.Code.COMMENTS, 2, ""), read.notices().getLast());
  }

  @Test
  void whatRunsAboveThePagesIsReadOnceAtTheEnd() throws IOException {
    byte[] doc =
        new DocFile()
            .run("The rent.")
            .end("\r")
            .head("Harbour Mills, \u0013 PAGE \u00143\u0015")
            .head("12")
            .head("Harbour Mills, 3")
            .bytes();
    assertEquals(
        "The rent.\n\n[Runs above or below the pages: Harbour Mills, 3]",
        Readings.text(Readings.read(folder, "a.doc", doc)));
  }

  @Test
  void aFieldThatShowsNothingTakesNoWordsWithIt() throws IOException {
    byte[] doc =
        new DocFile()
            .run("The Tenant \u0013 XE \"Tenant\" \u0015pays.")
            .end("\r")
            .run("The Landlord \u0013 IF \u0013 PAGE \u00142\u0015 = 1 \u0014does\u0015 not.")
            .end("\r")
            .bytes();
    assertEquals(
        "The Tenant pays.\n\nThe Landlord does not.",
        Readings.text(Readings.read(folder, "a.doc", doc)));
  }

  @Test
  void aLevelThatWasSkippedHasTakenItsFirstNumberAndOneWithoutNumbersHasNone() throws IOException {
    byte[] doc =
        new DocFile()
            .item(0, "One")
            .item(2, "Skipped")
            .item(3, "No number.")
            .item(1, "Then")
            .item(0, "Two")
            .item(1, "First")
            .bytes();
    assertEquals(
        "1. One; (a) Skipped; No number.; 1.2 Then; 2. Two; 2.1 First",
        Readings.text(Readings.read(folder, "a.doc", doc)).replace("\n\n", "; "));
  }

  @Test
  void whatStandsInTheLineAndHoldsNoPictureIsNotCountedAsOne() throws IOException {
    byte[] doc = new DocFile().run("A box: ").picture(new byte[0]).run(".").end("\r").bytes();
    Document read = Readings.read(folder, "a.doc", doc);
    assertEquals("A box: .", Readings.text(read));
    assertEquals(List.of(), read.notices());
  }

  @Test
  void aDamagedFileEndsInALine() throws IOException {
    byte[] doc = new DocFile().run("words").end("\r").bytes();
    CarrelException refused =
        assertThrows(
            CarrelException.class, () -> Readings.read(folder, "a.doc", Arrays.copyOf(doc, 1500)));
    assertEquals(Code.FILE_CORRUPT, refused.code());
  }

  @Test
  void aSignOfASymbolFontIsNoBracket() throws IOException {
    byte[] doc =
        new DocFile()
            .run("p ")
            .run("(", 0x55, 0x08, 1, 0x09, 0x6A, 0, 0, 0xA3, 0xF0)
            .run(" 5")
            .end("\r")
            .bytes();
    assertEquals("p ≤ 5", Readings.text(Readings.read(folder, "a.doc", doc)));
  }
}

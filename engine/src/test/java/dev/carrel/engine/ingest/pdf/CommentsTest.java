// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Notice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people wrote beside the text of a page. */
class CommentsTest {
  @TempDir private Path folder;

  private final RawPdf pdf = new RawPdf();
  private final List<Integer> notes = new ArrayList<>();

  private int note(String entries) {
    notes.add(pdf.add("<</Type/Annot%s>>".formatted(entries)));
    return notes.getLast();
  }

  private Document read() throws IOException {
    pdf.page(
        RawPdf.text(72, 700, 10, "The Seller pays all tax of earlier years.")
            + RawPdf.text(72, 640, 10, "The Buyer pays the rest of it."),
        notes);
    return pdf.read(folder);
  }

  @Test
  void aReplyStandsBehindTheCommentsOfItsParagraphAndSaysWhomItAnswers() throws IOException {
    int first =
        note(
            "/Subtype/Highlight/F 4/Rect[72 698 130 710]/QuadPoints[72 710 122 710 72 698 122 698]"
                + "/T<FEFF004A00FC007200670065006E>/Contents(Too much?)/M(D:20240105120000Z)");
    note(
        "/Subtype/Text/F 4/Rect[500 630 510 640]/IRT %d 0 R/T(Anna)/Contents(No.)"
            .formatted(first));
    note("/Subtype/Popup/F 4/Rect[400 600 500 700]/Parent %d 0 R/Contents(POPUP)".formatted(first));
    Document read = read();
    String text = read.page(1).text();
    assertTrue(
        text.contains(
            "earlier years.\n[Comment by Jürgen, 2024-01-05 on “The Seller”: Too much?]\n"
                + "[Reply by Anna to Jürgen: No.]"),
        text);
    assertFalse(text.contains("POPUP"), text);
    assertEquals(List.of(new Notice(Notice.Code.COMMENTS, 1, 2, "")), read.notices());
  }

  @Test
  void commentsOnDrawingsAndWithStylesOnlyAreReadToo() throws IOException {
    note("/Subtype/Square/F 4/Rect[300 640 320 650]/T(Sam)/Contents(Look here)");
    note("/Subtype/Ink/F 4/InkList[[300 640 310 660]]/Rect[300 640 310 660]/Contents(Scribble)");
    note("/Subtype/FileAttachment/F 4/Rect[300 640 310 650]/T(Fay)/Contents(See the file)");
    note("/Subtype/Text/F 4/Rect[300 640 310 650]/RC(<p>Rich <b>only</b> &amp; more</p>)");
    note("/Subtype/Text/F 4/Rect[300 640 310 650]/T<EFBBBF41C3A9>/Contents<EFBBBFC3B67465>");
    String text = read().page(1).text();
    for (String said :
        List.of(
            "[Comment by Sam: Look here]",
            "[Comment: Scribble]",
            "[Comment by Fay: See the file]",
            "[Comment: Rich only & more]",
            "[Comment by Aé: öte]")) {
      assertTrue(text.contains(said), said + " in: " + text);
    }
  }

  @Test
  void whatIsMarkedWithoutAWordIsToldWithWhoDidIt() throws IOException {
    note("/Subtype/Highlight/F 4/Rect[72 698 122 710]/T(Anna)/M(D:20240105120000Z)");
    note("/Subtype/Underline/F 4/Rect[72 638 122 650]");
    Document read = read();
    assertEquals(
        """
        The Seller pays all tax of earlier years.
        [Highlighted by Anna, 2024-01-05: “The Seller”]

        The Buyer pays the rest of it.
        [Underlined: “The Buyer”]\
        """,
        read.page(1).text());
    assertEquals(List.of(new Notice(Notice.Code.COMMENTS, 1, 2, "")), read.notices());
  }

  @Test
  void hiddenAndEmptyOnesAndWhatLinksSayAreNotRead() throws IOException {
    note("/Subtype/Text/F 2/Rect[300 640 310 650]/Contents(HIDDEN)");
    note("/Subtype/Text/F 32/Rect[300 640 310 650]/Contents(NOVIEW)");
    note("/Subtype/Text/F 4/Rect[300 640 310 650]/T(Anna)/Contents( )");
    note("/Subtype/Link/F 4/Rect[72 698 130 710]/Contents(LINK)");
    Document read = read();
    assertEquals(
        "The Seller pays all tax of earlier years.\n\nThe Buyer pays the rest of it.",
        read.page(1).text());
    assertEquals(List.of(), read.notices());
  }

  @Test
  void aStampIsToldAsOneByItsWordsByTheTextUnderItOrByWhatItIs() throws IOException {
    note("/Subtype/Stamp/F 4/Rect[300 690 400 720]/T(M. Weber)/Contents(Received 3 May 2024)");
    note("/Subtype/Stamp/F 4/Rect[70 636 118 652]/T(Anna)");
    note("/Subtype/Stamp/F 4/Rect[300 630 400 650]/Name/NotApproved");
    note("/Subtype/Stamp/F 4/Rect[300 600 400 620]/Name/#23ab12");
    note("/Subtype/Stamp/F 4/Rect[300 570 400 590]/Name/SBDraft");
    note("/Subtype/Stamp/F 4/Rect[300 540 400 560]/Name/#23DReceived");
    String text = read().page(1).text();
    for (String said :
        List.of(
            "[Stamp by M. Weber: Received 3 May 2024]",
            "[Stamp by Anna: \u201CThe Buyer\u201D]",
            "[Stamp: Not Approved]",
            "[Stamp: Draft]",
            "[Stamp: Received]",
            "[Stamp: a picture, not read]")) {
      assertTrue(text.contains(said), said + " in: " + text);
    }
  }
}

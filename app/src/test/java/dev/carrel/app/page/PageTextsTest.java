// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.app.selection.Selection;
import dev.carrel.app.selection.Selection.At;
import dev.carrel.engine.document.Document;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTextsTest {
  @TempDir Path dir;

  @Test
  void aSelectionGoesOverThePages() {
    Document document =
        new PagePdf()
            .page()
            .line(60, 700, "One ends")
            .page()
            .line(60, 700, "and two begins")
            .read(dir.resolve("d.pdf"));
    Selection selection = new Selection(new At(1, 4), new At(2, 7));
    assertEquals("ends\nand two", selection.text(new PageTexts(document)).strip());
  }
}

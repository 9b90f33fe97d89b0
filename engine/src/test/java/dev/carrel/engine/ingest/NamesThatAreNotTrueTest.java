// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose names say another kind than they are: programs write such. */
class NamesThatAreNotTrueTest {
  @TempDir private Path folder;

  @Test
  void aPageOfTheWebThatIsCalledAWorkbookIsReadAsAPage() throws IOException {
    Document page =
        Readings.read(
            folder,
            "report.xls",
            "<html><body><table><tr><td>Fee</td><td>320</td></tr></table></body></html>");
    assertEquals(DocumentKind.HTML, page.kind());
    assertEquals("Fee | 320", Readings.text(page));
  }

  @Test
  void anArchiveOfAPageThatIsCalledAWordFileIsReadAsOne() throws IOException {
    Document page =
        Readings.read(
            folder,
            "letter.doc",
            "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type:"
                + " text/html; charset=utf-8\n\n<p>The price is €5.</p>\n--b--\n");
    assertEquals("The price is €5.", Readings.text(page));
  }

  @Test
  void theXmlFormsOfOffice2003AreRefusedByWhatTheyAre() {
    for (String name : new String[] {"a.xls", "a.xml", "a.txt"}) {
      CarrelException e =
          assertThrows(
              CarrelException.class,
              () ->
                  Readings.read(
                      folder,
                      name,
                      "<?xml version=\"1.0\"?><Workbook"
                          + " xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"));
      assertEquals(Code.FILE_KIND_UNKNOWN, e.code());
      assertTrue(e.getMessage().contains("a workbook in the XML form of Excel 2003"));
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OdtReaderTest {
  @TempDir private Path folder;

  @Test
  void whatStandsBehindACellOfSeveralColumnsKeepsItsOwn() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text");
    parts.put(
        "content.xml",
        "<d xmlns:t=\"urn:t\" xmlns:b=\"urn:b\"><b:table><b:table-row>"
            + "<b:table-cell b:number-columns-spanned=\"2\"><t:p>Both</t:p></b:table-cell>"
            + "<b:covered-table-cell/><b:table-cell><t:p>8</t:p></b:table-cell>"
            + "</b:table-row></b:table></d>");
    Document text = AllReaders.read(Readings.zip(folder.resolve("a.odt"), parts));
    assertEquals("Both |  | 8", Readings.text(text));
  }

  @Test
  void paragraphsListsTablesNotesAndCommentsAreRead() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text");
    parts.put(
        "content.xml",
        "<d xmlns:t=\"urn:t\" xmlns:o=\"urn:o\" xmlns:b=\"urn:b\" xmlns:dc=\"urn:dc\"><b:style"
            + " b:name=\"T1\"><b:text-properties b:text-position=\"super 58%\"/></b:style><b:style"
            + " b:name=\"T2\"><b:text-properties"
            + " b:text-line-through-style=\"solid\"/></b:style><t:tracked-changes><t:p>gone</t:p></t:tracked-changes><t:h"
            + " t:outline-level=\"1\">Rent</t:h><t:p>The"
            + " rent<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>Before"
            + " tax.</t:p></t:note-body></t:note>"
            + " is<t:s/>due<o:annotation><dc:creator>Bob</dc:creator>"
            + "<dc:date>2024</dc:date><t:p>When?</t:p></o:annotation>.</t:p><t:list><t:list-item><t:p>one"
            + " 5<t:span t:style-name=\"T1\">2</t:span> <t:span"
            + " t:style-name=\"T2\">six</t:span></t:p></t:list-item></t:list><b:table><b:table-row><b:table-cell><t:p>a</t:p>"
            + "</b:table-cell><b:table-cell><t:p>b</t:p></b:table-cell></b:table-row></b:table></d>");
    Document text = AllReaders.read(Readings.zip(folder.resolve("a.odt"), parts));
    assertEquals(DocumentKind.ODT, text.kind());
    assertEquals(
        """
        Rent

        The rent[1] is due.
        [Note 1: Before tax.]
        [Comment by Bob: When?]

        - one 5² ~~six~~

        a | b\
        """,
        Readings.text(text));
  }

  @Test
  void whatRunsAboveThePagesIsReadOnceAtTheEnd() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text");
    parts.put("content.xml", "<d xmlns:t=\"urn:t\"><t:p>The rent is due.</t:p></d>");
    String head = "<s:header><t:p>Harbour<t:tab/>Mills</t:p><t:p>Draft</t:p></s:header>";
    parts.put(
        "styles.xml",
        "<d xmlns:t=\"urn:t\" xmlns:s=\"urn:style\"><s:master-page>"
            + head
            + "<s:footer><t:p><t:page-number>1</t:page-number></t:p></s:footer></s:master-page>"
            + "<s:master-page>"
            + head
            + "</s:master-page></d>");
    assertEquals(
        "The rent is due.\n\n[Runs above or below the pages: Harbour Mills Draft]",
        Readings.text(AllReaders.read(Readings.zip(folder.resolve("a.odt"), parts))));
  }

  @Test
  void aFlatFileIsReadAsAPackedOneAndItsPicturesAreNoText() throws IOException {
    Document text =
        Readings.read(
            folder,
            "a.fodt",
            "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:office\" xmlns:t=\"text\""
                + " office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:meta><t:p>no"
                + "</t:p></office:meta><office:master-styles><t:p>head</t:p></office:master-styles><office:body><t:p>The"
                + " rent<office:binary-data>iVBO</office:binary-data> is"
                + " due.</t:p></office:body></office:document>");
    assertEquals(DocumentKind.ODT, text.kind());
    assertEquals("The rent is due.", Readings.text(text));
  }

  @Test
  void whatIsHiddenIsReadAsHiddenAndPicturesAndObjectsAreNamed() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text");
    parts.put(
        "content.xml",
        "<d xmlns:t=\"t\" xmlns:s=\"s\" xmlns:w=\"w\" xmlns:x=\"x\"><s:style"
            + " s:name=\"H\"><s:text-properties t:display=\"none\"/></s:style><s:style"
            + " s:name=\"P1\"><s:text-properties"
            + " s:text-line-through-style=\"solid\"/></s:style><s:style"
            + " s:name=\"Y\"><s:text-properties s:font-name=\"Symbol\"/></s:style><t:p>Seen<t:span"
            + " t:style-name=\"H\">one</t:span>, 5 <t:span t:style-name=\"Y\">m</t:span>g</t:p><t:p"
            + " t:style-name=\"H\">two</t:p><t:section"
            + " t:display=\"none\"><t:p>three</t:p></t:section><t:p><t:hidden-paragraph"
            + " t:is-hidden=\"true\"/>four</t:p><t:p>End<t:hidden-text t:is-hidden=\"true\""
            + " t:string-value=\"five\"/></t:p><t:p t:style-name=\"P1\">old</t:p><t:p><w:object"
            + " x:href=\"./Object 1\"/><w:image x:href=\"./ObjectReplacements/Object 1\"/><w:image"
            + " x:href=\"Pictures/1.png\"/></t:p></d>");
    Document text = AllReaders.read(Readings.zip(folder.resolve("a.odt"), parts));
    Page page = text.page(1);
    assertEquals("Seen, 5 μg\n\nEnd\n\n~~old~~", page.seen().text());
    assertEquals(
        "one\ntwo\nthree\nfour\nfive", page.text().substring(page.hidden().getFirst().start()));
    assertEquals(
        List.of(
            new Notice(Notice.Code.PICTURES_WITHIN, 1, ""),
            new Notice(Notice.Code.EMBEDDED_FILES, 1, "Object 1")),
        text.notices());
  }
}

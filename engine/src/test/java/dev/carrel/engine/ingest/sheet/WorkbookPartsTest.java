// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs call the parts of a workbook as they like: its links say where they are. */
class WorkbookPartsTest {
  @TempDir private Path folder;

  private static String link(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"http://x/%s\" Target=\"%s\"/>"
        .formatted(id, type, target);
  }

  /** A workbook with its parts under these names, and links that call them so. */
  private String read(String book, String sheet, String strings, String[] links)
      throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    String root = "<R>" + link("a", "officeDocument", links[0]) + "</R>";
    String below =
        "<R>" + link("r1", "worksheet", links[1]) + link("b", "sharedStrings", links[2]) + "</R>";
    int slash = Math.max(book.lastIndexOf('/'), book.lastIndexOf('\\')) + 1;
    String separator = book.contains("\\") ? "\\" : "/";
    parts.put("_rels" + separator + ".rels", root);
    parts.put(
        book.substring(0, slash) + "_rels" + separator + book.substring(slash) + ".rels", below);
    parts.put(
        book,
        "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"S\" r:id=\"r1\"/></sheets></workbook>");
    parts.put(
        sheet,
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>"
            + "</worksheet>");
    parts.put(strings, "<sst><si><t>Rent</t></si></sst>");
    return Readings.text(AllReaders.read(Readings.zip(folder.resolve("a.xlsx"), parts)));
  }

  @Test
  void theyMayHaveOtherNamesAndFolders() throws IOException {
    assertEquals(
        "S\n\nRent",
        read(
            "xl/workbook2.xml",
            "xl/sheets/blatt1.xml",
            "xl/strings.xml",
            new String[] {"/xl/workbook2.xml", "sheets/blatt1.xml", "/xl/strings.xml"}));
  }

  @Test
  void theirNamesMayHaveOtherCapitalsThanTheLinks() throws IOException {
    assertEquals(
        "S\n\nRent",
        read(
            "xl/Workbook.xml",
            "xl/worksheets/Sheet1.xml",
            "xl/SharedStrings.xml",
            new String[] {"xl/workbook.xml", "worksheets/sheet1.xml", "sharedStrings.xml"}));
  }

  @Test
  void theirNamesMayBeWrittenAsWindowsWritesFolders() throws IOException {
    assertEquals(
        "S\n\nRent",
        read(
            "xl\\workbook.xml",
            "xl\\worksheets\\sheet1.xml",
            "xl\\sharedStrings.xml",
            new String[] {"xl\\workbook.xml", "worksheets\\sheet1.xml", "sharedStrings.xml"}));
  }
}

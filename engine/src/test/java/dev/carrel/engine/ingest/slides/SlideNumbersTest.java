// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlideNumbersTest {
  @TempDir private Path folder;

  private static String item(String looks, String words) {
    return "<a:p><a:pPr " + looks + "</a:pPr><a:r><a:t>" + words + "</a:t></a:r></a:p>";
  }

  private static String counted(String type) {
    return "><a:buAutoNum type=\"" + type + "\"/>";
  }

  private String read(String shape) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "ppt/presentation.xml",
        "<p:presentation xmlns:p=\"urn:p\" xmlns:r=\"urn:r\"><p:sldIdLst><p:sldId id=\"9\""
            + " r:id=\"r1\"/></p:sldIdLst></p:presentation>");
    parts.put(
        "ppt/_rels/presentation.xml.rels",
        "<R><Relationship Id=\"r1\" Target=\"slides/slide1.xml\"/></R>");
    parts.put(
        "ppt/slides/slide1.xml",
        "<p:sld xmlns:p=\"urn:p\" xmlns:a=\"urn:a\"><p:sp><p:txBody>"
            + shape
            + "</p:txBody></p:sp></p:sld>");
    return Readings.text(AllReaders.read(Readings.zip(folder.resolve("a.pptx"), parts)));
  }

  @Test
  void itemsThatAreNumberedByThemselvesHaveTheirNumbers() throws IOException {
    assertEquals(
        "1. One\n2. Two\n(a) deep\n(b) deeper\n3. Three\nBetween\n1. Anew\nIII) Third",
        read(
            item(counted("arabicPeriod"), "One")
                + item(counted("arabicPeriod"), "Two")
                + item("lvl=\"1\"" + counted("alphaLcParenBoth"), "deep")
                + item("lvl=\"1\"" + counted("alphaLcParenBoth"), "deeper")
                + "<a:p/>"
                + item(counted("arabicPeriod"), "Three")
                + item("><a:buNone/>", "Between")
                + item(counted("arabicPeriod"), "Anew")
                + item("><a:buAutoNum type=\"romanUcParenR\" startAt=\"3\"/>", "Third")));
  }

  @Test
  void whatAShapeSaysOfItsLevelsHoldsWhereAParagraphSaysNothing() throws IOException {
    assertEquals(
        "1) One\nPlain\n1) Two\na. deep",
        read(
            "<a:lstStyle><a:lvl1pPr><a:buAutoNum type=\"arabicParenR\"/></a:lvl1pPr><a:lvl2pPr>"
                + "<a:buAutoNum type=\"alphaLcPeriod\"/></a:lvl2pPr></a:lstStyle>"
                + item(">", "One")
                + item("><a:buChar char=\"x\"/>", "Plain")
                + item(">", "Two")
                + item("lvl=\"1\">", "deep")));
  }
}

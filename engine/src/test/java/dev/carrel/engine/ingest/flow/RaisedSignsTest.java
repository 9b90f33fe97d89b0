// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A raised mark joins no number and no word, whatever kind of file it stands in. */
class RaisedSignsTest {
  @TempDir private Path folder;

  @Test
  void marksAndExponentsAreRaisedAndOrdinalsStayWords() {
    assertEquals("¹", RaisedSigns.above("1", '0'));
    assertEquals("⁻⁶", RaisedSigns.above("-6", '0'));
    assertEquals("ᵃ", RaisedSigns.above("a", 'n'));
    assertEquals("th", RaisedSigns.above("th", '5'));
    assertEquals("o", RaisedSigns.above("o", '1'));
    assertEquals("¹,²", RaisedSigns.above("1,2", '.'));
    assertEquals("ⁿ⁺¹", RaisedSigns.above("n+1", 'x'));
    assertEquals("ᵃ,ᵇ", RaisedSigns.above("a,b", '0'));
    assertEquals("o. B. d. A.", RaisedSigns.above("o. B. d. A.", ' '));
    assertEquals("sea", RaisedSigns.above("sea", '0'));
    assertEquals("₂", RaisedSigns.below("2"));
    String line = "of 12 March 2024, page 3";
    assertEquals(line, RaisedSigns.above(line, ' '));
  }

  @Test
  void inASavedPage() throws IOException {
    Document page =
        Readings.read(
            folder,
            "a.html",
            "<html><body><p>The fee is $320<sup><a href='#n'>1</a></sup> for 80 m<sup>2</sup> of"
                + " CO<sub>2</sub> on the 5<sup>th</sup> day.</p><p>Plain 1.</p></body></html>");
    assertEquals(
        "The fee is $320¹ for 80 m² of CO₂ on the 5th day.\n\nPlain 1.", Readings.text(page));
  }

  @Test
  void inRtf() throws IOException {
    Document page =
        Readings.read(
            folder,
            "a.rtf",
            "{\\r"
                + "tf1\\ansi The fee is $320{\\super 1} for m{\\super 2}, H{\\sub 2}O, 5\\super"
                + " th\\n"
                + "osupersub  day 7.\\par}");
    assertEquals("The fee is $320¹ for m², H₂O, 5th day 7.", Readings.text(page));
  }
}

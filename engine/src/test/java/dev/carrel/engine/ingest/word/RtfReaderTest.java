// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RtfReaderTest {
  @TempDir private Path folder;

  private String text(String rtf) throws IOException {
    return Readings.text(Readings.read(folder, "a.rtf", "{\\rtf1 " + rtf + "\\par}"));
  }

  @Test
  void partsThatNobodyKnowsAreNoText() throws IOException {
    assertEquals("The rent.", text("The {\\*\\unheardof\\b gone {more}}rent."));
  }

  @Test
  void wordsRaisedByPointsAreRaised() throws IOException {
    assertEquals("Fee $320\u00B9 and H₂O", text("Fee $320{\\up6 1} and H{\\dn4 2}O"));
  }
}

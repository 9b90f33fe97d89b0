// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PpOcrTest {
  private static final List<String> LINES =
      List.of(
          "4.2 Payment. The Buyer shall pay $12,500.00 within thirty (30) days.",
          "Interest of 3½ % p.a. is due; § 5 of Müller’s agreement prevails.",
          "Signed at Besançon on 14 March 2026 by both parties, in counterparts.");

  private static final List<String> TYPEWRITTEN =
      List.of(
          "6.1 HEADINGS. The headings of the clauses are there to help",
          "the reader alone, and have no part in what they mean or in",
          "how the Contract is to be understood by either of the two.",
          "6.2 WAIVER. A party that puts up with a breach of it once",
          "does not thereby give up its right to object to another one",
          "6.3 LAW. The Contract and all that comes of it is governed",
          "by the law of the state in which the Lessor has its seat.",
          "6.4 WHOLE. What was said or written before has no force.",
          "By:                           By:",
          "------------------------      ------------------------");

  private static TextRecognizer ocr;

  @BeforeAll
  static void load() {
    ocr = PpOcr.load(TestModels.ocr(), 2);
  }

  @AfterAll
  static void close() {
    ocr.close();
  }

  @Test
  void whatStandsOnAPictureIsReadWithItsSigns() throws IOException {
    RecognizedPage page = ocr.read(DrawnPage.of(LINES), () -> {});

    assertEquals(0, page.quarters());
    assertEquals(String.join("\n", LINES).replace('’', '\''), text(page));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aTurnedPictureIsReadAndTheBoxesStandWhereTheCharactersStand(int quarters)
      throws IOException {
    PageImage drawn = DrawnPage.of(LINES);
    RecognizedPage upright = ocr.read(drawn, () -> {});
    RecognizedPage page = ocr.read(drawn.turned(4 - quarters), () -> {});

    assertEquals(quarters, page.quarters());
    assertEquals(text(upright), text(page));
    RecognizedCharacter first = first(page);
    RecognizedCharacter straight = first(upright);
    // Where the upper left corner of the first character is on the picture as it was given.
    float x =
        switch (quarters) {
          case 1 -> straight.y();
          case 2 -> drawn.width() - straight.x() - straight.width();
          default -> drawn.height() - straight.y() - straight.height();
        };
    float y =
        switch (quarters) {
          case 1 -> drawn.width() - straight.x() - straight.width();
          case 2 -> drawn.height() - straight.y() - straight.height();
          default -> straight.x();
        };
    assertEquals(x, first.x(), 8);
    assertEquals(y, first.y(), 8);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aBadScanOfTypewriterTextStandsAsItIsRead(long seed) throws IOException {
    List<String> lines = new ArrayList<>(TYPEWRITTEN);
    Collections.shuffle(lines, new Random(seed));
    PageImage scan = DrawnPage.typewritten(lines, seed);

    assertEquals(0, ocr.read(scan, () -> {}).quarters());
    assertEquals(2, ocr.read(scan.turned(2), () -> {}).quarters());
  }

  @Test
  void aPictureWithoutWritingHasNoLines() {
    byte[] white = new byte[400 * 300];
    Arrays.fill(white, (byte) 255);

    assertEquals(List.of(), ocr.read(new PageImage(400, 300, white), () -> {}).lines());
  }

  @Test
  void theWorkIsEndedBetweenLines() throws IOException {
    PageImage drawn = DrawnPage.of(LINES);
    AtomicInteger checks = new AtomicInteger();

    IllegalStateException enough =
        assertThrows(
            IllegalStateException.class,
            () ->
                ocr.read(
                    drawn,
                    () -> {
                      if (checks.incrementAndGet() == 3) {
                        throw new IllegalStateException("enough");
                      }
                    }));

    assertEquals("enough", enough.getMessage());
  }

  @Test
  void anotherFileIsRefusedWithWhatToDo(@TempDir Path folder) throws IOException {
    Path other = Files.writeString(folder.resolve("other.onnx"), "no network");

    CarrelException refused = assertThrows(CarrelException.class, () -> PpOcr.load(other, 1));

    assertTrue(refused.getMessage().contains("other.onnx has 10 bytes"), refused.getMessage());
  }

  private static RecognizedCharacter first(RecognizedPage page) {
    return page.lines().stream()
        .min(Comparator.comparingDouble(RecognizedLine::baseline))
        .orElseThrow()
        .characters()
        .getFirst();
  }

  private static String text(RecognizedPage page) {
    return page.lines().stream()
        .sorted(Comparator.comparingDouble(RecognizedLine::baseline))
        .map(
            line ->
                line.characters().stream()
                    .map(RecognizedCharacter::text)
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }
}

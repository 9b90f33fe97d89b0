// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadLineTest {
  private static final CharacterSet LETTERS = CharacterSet.of(List.of("", "a", "b", " "));

  @Test
  void theSameCharacterSideBySideIsOneUnlessNothingIsBetween() {
    assertEquals("aa b", text(read(1, 1, 0, 1, 3, 2, 2)));
    assertEquals("", text(read(0, 0, 0)));
  }

  @Test
  void aCharacterStandsBetweenTheMiddlesToItsNeighbours() {
    ReadLine line = read(1, 0, 0, 2, 0, 0, 0, 0, 0, 1);

    assertEquals(3, line.signs().size());
    assertEquals(line.signs().get(1).start(), line.signs().get(0).end(), 1e-6f);
    assertEquals(0.2f, line.signs().get(0).end(), 1e-6f);
    assertEquals(1, line.signs().get(2).end());
  }

  @Test
  void noCharacterIsBroaderThanAHeight() {
    ReadLine line =
        ReadLine.of(
            List.of(new Column(1, 1), new Column(0, 1), new Column(0, 1), new Column(0, 1)),
            LETTERS,
            20);

    ReadLine.Sign sign = line.signs().getFirst();
    assertTrue((sign.end() - sign.start()) * 20 < 1);
  }

  @Test
  void aCharacterIsAsSureAsItsSurestColumn() {
    ReadLine line = ReadLine.of(List.of(new Column(1, 0.4f), new Column(1, 0.7f)), LETTERS, 1);

    assertEquals(0.7f, line.signs().getFirst().sure());
    assertEquals(0.7f, line.sure());
  }

  private static ReadLine read(int... characters) {
    List<Column> columns =
        Arrays.stream(characters).mapToObj(character -> new Column(character, 1)).toList();
    return ReadLine.of(columns, LETTERS, 1);
  }

  private static String text(ReadLine line) {
    return line.signs().stream().map(ReadLine.Sign::text).collect(Collectors.joining());
  }
}

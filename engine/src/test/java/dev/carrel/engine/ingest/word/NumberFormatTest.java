// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clauses are called in the script of their document. */
class NumberFormatTest {
  @ParameterizedTest
  @CsvSource({
    "russianLower, 3, в",
    "russianUpper, 30, АА",
    "hebrew1, 15, טו",
    "hebrew1, 121, קכא",
    "hebrew2, 3, ג",
    "arabicAlpha, 2, ب",
    "arabicAbjad, 3, ج",
    "thaiLetters, 2, ข",
    "ganada, 3, 다",
    "aiueoFullWidth, 2, イ",
    "irohaFullWidth, 3, ハ",
    "ideographTraditional, 2, 乙",
    "ideographTraditional, 11, 11",
    "decimalEnclosedCircle, 20, ⑳",
    "decimalEnclosedParen, 3, ⑶",
    "decimalFullWidth, 12, １２",
    "ideographDigital, 10, 一〇",
    "thaiNumbers, 12, ๑๒",
    "hindiNumbers, 12, १२",
    "chineseCounting, 12, 十二",
    "chineseCounting, 21, 二十一",
    "chineseCounting, 105, 一○五",
    "chineseCountingThousand, 10, 十",
    "chineseCountingThousand, 105, 一百零五",
    "chineseCountingThousand, 115, 一百一十五",
    "chineseCountingThousand, 1020, 一千零二十",
    "japaneseCounting, 112, 百十二",
    "koreanCounting, 12, 십이",
    "chineseLegalSimplified, 12, 壹拾贰",
    "japaneseLegal, 21, 弐拾壱",
    "numberInDash, 3, - 3 -",
    "hex, 10, A",
    "chicago, 6, ††",
    "decimal, 7, 7",
    "unheardOf, 7, 7",
    "russianLower, 0, 0"
  })
  void numbersAreWrittenInTheirScript(String format, int number, String written) {
    assertEquals(written, NumberFormat.of(format, number));
  }

  @TempDir private Path folder;

  @Test
  void openDocumentTextsNameAScriptByItsFirstNumbers() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text");
    parts.put(
        "content.xml",
        "<d xmlns:t=\"urn:t\" xmlns:s=\"urn:s\"><t:list-style s:name=\"L\">"
            + "<t:list-level-style-number t:level=\"1\" s:num-format=\"а, б, .., аа, ... (ru)\""
            + " s:num-suffix=\")\"/></t:list-style><t:list t:style-name=\"L\"><t:list-item><t:p>x"
            + "</t:p></t:list-item><t:list-item><t:p>y</t:p></t:list-item></t:list></d>");
    assertEquals(
        "а) x\nб) y",
        Readings.text(AllReaders.read(Readings.zip(folder.resolve("a.odt"), parts)))
            .replace("\n\n", "\n"));
  }
}

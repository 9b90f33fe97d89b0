// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages of a file are called; "-" where their number is all that there is. */
class PageLabelsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0<</S/r>>2<</S/D>>                         | i ii 1 2 3 4
          0<</S/R/St 39>>                            | XXXIX XL XLI XLII XLIII XLIV
          2<</S/D/St 10>>                            | - - 10 11 12 13
          3<</P(A-)/S/D/St 127>>0<</S/r>>            | i ii iii A-127 A-128 A-129
          0<</S/D>>3<</S/D>>                         | - - - 1 2 3
          0<</S/a/St 26>>                            | z aa bb cc dd ee
          0<</P(Cover)>>1<</S/D>>                    | Cover 1 2 3 4 5
          0<</S/D/P<FEFF00C40020>>>                  | Ä_1 Ä_2 Ä_3 Ä_4 Ä_5 Ä_6
          0<</S/D/P<EFBBBFC3A92D>>>                  | é-1 é-2 é-3 é-4 é-5 é-6
          0 null 4<</S/A>>99<</S/r>>                 | - - - - A B
          0<</S/D/St 2.0>>2<</S/D/St -7>>            | 2 3 0 1 2 3
          0<</S/a/St 2000000000>>5<</S/r/St 2147483647>> | 2000000000 2000000001 2000000002 2000000003 2000000004 2147483647
          """)
  void areThoseThatTheFileNames(String ranges, String labels) throws IOException {
    RawPdf pdf = new RawPdf();
    pdf.catalog("/PageLabels<</Nums[%s]>>".formatted(ranges));
    for (int i = 0; i < 6; i++) {
      pdf.page(RawPdf.text(72, 700, 10, "A page"), List.of());
    }
    assertEquals(
        labels,
        pdf.read(folder).pages().stream()
            .map(page -> page.label().orElse("-").replace(' ', '_'))
            .collect(Collectors.joining(" ")));
  }
}

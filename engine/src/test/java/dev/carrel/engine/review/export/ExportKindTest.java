// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExportKindTest {
  @Test
  void everyKindIsKnownByItsEnding() {
    for (ExportKind kind : ExportKind.values()) {
      assertEquals(Optional.of(kind), ExportKind.ofName(Path.of("a." + kind.ending())));
      assertEquals(
          Optional.of(kind),
          ExportKind.ofName(Path.of("folder.csv", "A." + kind.ending()).toAbsolutePath()));
    }
    assertEquals(Optional.of(ExportKind.XLSX), ExportKind.ofName(Path.of("TABLE.XLSX")));
    assertEquals(Optional.of(ExportKind.JSON), ExportKind.ofName(Path.of("csl.json")));
  }

  @Test
  void otherNamesAreOfNoKind() {
    for (String name : new String[] {"table", "xlsx", "table.pdf", "table.xlsx.bak", ""}) {
      assertEquals(Optional.empty(), ExportKind.ofName(Path.of(name)));
    }
  }
}

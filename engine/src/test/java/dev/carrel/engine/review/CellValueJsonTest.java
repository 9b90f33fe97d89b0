// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellValueJsonTest {
  static final List<CellValue> ALL =
      List.of(
          new CellValue.Text("as it \"stands\"\n"),
          new CellValue.YesNo(true),
          new CellValue.Day("2026-11"),
          new CellValue.Amount(new BigDecimal("1250000.50"), "USD"),
          new CellValue.Length("P10D", "business"),
          new CellValue.Names(List.of("Acme, Inc.", "Müller GmbH")),
          new CellValue.Chosen(List.of("A", "B")),
          new CellValue.Unread());

  @Test
  void everyValueComesBackAsItWas() {
    for (CellValue value : ALL) {
      assertEquals(value, CellValueJson.value(CellValueJson.object(value)));
      assertEquals(value, CellValueJson.parsed(CellValueJson.object(value).toString()));
    }
  }

  @Test
  void whatIsNoValueIsRefused() {
    for (String text :
        List.of(
            "",
            "[]",
            "7",
            "{",
            "{}",
            "{\"kind\":\"soup\"}",
            "{\"kind\":\"date\"}",
            "{\"kind\":\"amount\",\"number\":\"many\",\"unit\":\"\"}",
            "{\"kind\":\"names\",\"names\":\"Acme\"}")) {
      assertThrows(IllegalArgumentException.class, () -> CellValueJson.parsed(text), text);
    }
  }

  @Test
  void thePageHasEveryKindAndKey() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "formats", "review.md"));
    for (CellValue value : ALL) {
      String kind = CellValueJson.object(value).get("kind").getAsString();
      assertTrue(page.contains("`" + kind + "`"), kind);
      for (String key : CellValueJson.object(value).keySet()) {
        assertTrue(page.contains("| `" + key + "` |"), key);
      }
    }
  }
}

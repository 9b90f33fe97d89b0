// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.carrel.engine.evidence.EvidenceJson;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellValueJson;
import dev.carrel.engine.review.ReviewGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reviews as JSON, and what the page and the schema of that format say of them. */
class JsonExportTest {
  private static final Path FORMATS =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "formats");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-zA-Z0-9.\\[\\]]+)` \\|");

  private static String full() {
    return Grids.text(ExportKind.JSON, Grids.full(), Grids.options());
  }

  private static JsonObject parsed(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }

  private static JsonObject cell(int document, int cell) {
    return parsed(full())
        .getAsJsonArray("documents")
        .get(document)
        .getAsJsonObject()
        .getAsJsonArray("cells")
        .get(cell)
        .getAsJsonObject();
  }

  /** Those of other formats are documented there. */
  private static void keys(String at, JsonElement json, Set<String> into) {
    if (at.endsWith(".evidence") || at.endsWith(".value") || at.equals("counts")) {
      return;
    }
    if (json.isJsonObject()) {
      for (String key : json.getAsJsonObject().keySet()) {
        String path = at.isEmpty() ? key : at + "." + key;
        into.add(path);
        keys(path, json.getAsJsonObject().get(key), into);
      }
    } else if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(element -> keys(at + "[]", element, into));
    }
  }

  @Test
  void itHasTheKeysThatAreDocumentedAndNoOthers() throws IOException {
    Set<String> documented = new TreeSet<>();
    String page = Files.readString(FORMATS.resolve("review-export.md"));
    for (Matcher row = ROW.matcher(page); row.find(); ) {
      documented.add(row.group(1));
    }
    Set<String> written = new TreeSet<>();
    keys("", parsed(full()), written);
    assertEquals(documented, written);
  }

  @Test
  void itIsAsTheSchemaSays() throws IOException {
    JsonObject schema = parsed(Files.readString(FORMATS.resolve("review-export.schema.json")));
    Schema check = new Schema(schema);
    assertEquals("", check.problem(parsed(full())));
    assertEquals("", check.problem(parsed(json(Grids.saying("=\0\u202E\"\\")))));
    JsonObject wrong = parsed(full());
    wrong.getAsJsonArray("documents").get(0).getAsJsonObject().remove("cells");
    assertFalse(check.problem(wrong).isEmpty());
  }

  private static String json(ReviewGrid grid) {
    return Grids.text(ExportKind.JSON, grid, Grids.options());
  }

  @Test
  void valuesAndEvidenceComeBack() {
    ReviewGrid grid = Grids.full();
    JsonArray documents = parsed(full()).getAsJsonArray("documents");
    for (int d = 0; d < documents.size(); d++) {
      JsonArray cells = documents.get(d).getAsJsonObject().getAsJsonArray("cells");
      for (int c = 0; c < cells.size(); c++) {
        JsonObject json = cells.get(c).getAsJsonObject();
        Cell cell = grid.cell(grid.review().columns().get(c), grid.rows().get(d).id());
        assertEquals(
            cell.value(),
            Optional.ofNullable(json.getAsJsonObject("value")).map(CellValueJson::value));
        assertEquals(
            cell.answer().map(answer -> answer.evidence()),
            Optional.ofNullable(json.getAsJsonObject("answer"))
                .map(answer -> EvidenceJson.evidence(answer.get("evidence"))));
      }
    }
  }

  @Test
  void aPersonsWordsStandBesideTheMachines() {
    JsonObject cell = cell(1, 3);
    assertEquals("February 2024", cell.get("words").getAsString());
    assertEquals("February 2024", cell.get("corrected").getAsString());
    assertEquals("In 2025.", cell.getAsJsonObject("answer").get("words").getAsString());
  }

  @Test
  void itIsToldWhoVerifiedACellAndWhen() {
    assertEquals("Jo Ito", cell(0, 2).getAsJsonObject("verified").get("who").getAsString());
    assertFalse(cell(0, 3).has("verified"));
  }

  @Test
  void wordsAreExactWhileNothingThatHidesStandsInTheFile() {
    String words = "a\0b\u202Ec 😀 \u001B[31m\u2028<script>\uDB40\uDC41";
    String json = json(Grids.saying(words));
    assertTrue(json.codePoints().noneMatch(ShownText::isHidden));
    assertEquals(
        words,
        parsed(json).getAsJsonArray("columns").get(0).getAsJsonObject().get("title").getAsString());
  }

  @Test
  void placesOfFilesAreLeftOutWhereTheyAreNotWanted() {
    String without = Grids.text(ExportKind.JSON, Grids.full(), Grids.options().withLinks(false));
    assertFalse(without.contains("papers"), without);
    assertEquals(
        Map.of("answered", 7, "verified", 1),
        Map.of(
            "answered", parsed(without).getAsJsonObject("counts").get("answered").getAsInt(),
            "verified", parsed(without).getAsJsonObject("counts").get("verified").getAsInt()));
  }
}

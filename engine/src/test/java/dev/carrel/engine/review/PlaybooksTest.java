// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.carrel.engine.review.Playbooks.Shipped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sets that are shipped, against the schema beside the page and by what they must be. */
class PlaybooksTest {
  private static final Path SCHEMA = Path.of("..", "docs", "formats", "playbook.schema.json");
  private static final Path SETS =
      Path.of("src", "main", "resources", "dev", "carrel", "engine", "review");

  @Test
  void everySetInTheFolderIsShippedAndComesBackFromBothForms() throws IOException {
    try (Stream<Path> files = Files.list(SETS)) {
      Set<String> names = new HashSet<>();
      files.forEach(file -> names.add(file.getFileName().toString()));
      Set<String> shipped = new HashSet<>();
      Playbooks.shipped().forEach(set -> shipped.add(set.id() + ".yaml"));
      assertEquals(names, shipped);
    }
    for (Shipped set : Playbooks.shipped()) {
      assertEquals(set.playbook(), Playbooks.shipped(set.id()).orElseThrow());
      assertEquals(set.playbook(), read(PlaybookFile.yaml(set.playbook())));
      assertEquals(set.playbook(), read(PlaybookFile.json(set.playbook())));
    }
    assertTrue(Playbooks.shipped("no such set").isEmpty());
  }

  @Test
  void everySetHasTheFormOfTheSchema() throws IOException {
    JsonObject schema = JsonParser.parseString(Files.readString(SCHEMA)).getAsJsonObject();
    for (Shipped set : Playbooks.shipped()) {
      List<String> problems = new ArrayList<>();
      check(schema, JsonParser.parseString(PlaybookFile.json(set.playbook())), set.id(), problems);
      assertEquals(List.of(), problems);
    }
    for (String wrong :
        List.of(
            "{}",
            "{\"name\":\"a\",\"columns\":{}}",
            "{\"name\":\"a\",\"columns\":[{\"title\":\"t\"}]}",
            "{\"name\":\"a\",\"columns\":[{\"title\":\"t\",\"question\":\"q\",\"type\":\"x\"}]}",
            "{\"name\":\"a\",\"columns\":[],\"more\":1}")) {
      List<String> problems = new ArrayList<>();
      check(schema, JsonParser.parseString(wrong), "wrong", problems);
      assertTrue(!problems.isEmpty(), wrong);
    }
  }

  @Test
  void theSchemaHasTheTypesAndRulesThatThereAre() throws IOException {
    JsonObject column =
        JsonParser.parseString(Files.readString(SCHEMA))
            .getAsJsonObject()
            .getAsJsonObject("properties")
            .getAsJsonObject("columns")
            .getAsJsonObject("items")
            .getAsJsonObject("properties");
    assertEquals(
        Stream.of(ColumnType.values()).map(ColumnType::label).toList(),
        strings(column.getAsJsonObject("type").getAsJsonArray("enum")));
    assertEquals(
        Stream.of(Wish.Rule.values()).map(Wish.Rule::label).toList(),
        strings(
            column
                .getAsJsonObject("wish")
                .getAsJsonObject("properties")
                .getAsJsonObject("rule")
                .getAsJsonArray("enum")));
  }

  @Test
  void thereIsASetForEachKindOfWork() {
    assertEquals(41, Playbooks.shipped("contract").orElseThrow().columns().size());
    assertEquals(0, Playbooks.shipped("empty").orElseThrow().columns().size());
    for (String id : List.of("nda", "nda-de", "lease", "lease-de", "research", "incident")) {
      assertTrue(Playbooks.shipped(id).orElseThrow().columns().size() >= 18, id);
    }
    assertEquals(
        List.of("de", "de"),
        Playbooks.shipped().stream().map(Shipped::language).filter("de"::equals).toList());
  }

  @Test
  void titlesAreShortAndOfOneColumnAndQuestionsAreQuestions() {
    for (Shipped set : Playbooks.shipped()) {
      Set<String> titles = new HashSet<>();
      for (ReviewColumn column : set.playbook().columns()) {
        assertTrue(titles.add(column.title()), set.id() + ": " + column.title());
        assertTrue(column.title().length() <= 40, set.id() + ": " + column.title());
        assertTrue(column.question().endsWith("?"), set.id() + ": " + column.question());
        assertTrue(column.question().length() <= 200, set.id() + ": " + column.question());
      }
    }
  }

  private static void check(
      JsonObject schema, JsonElement value, String place, List<String> problems) {
    boolean fits =
        switch (schema.get("type").getAsString()) {
          case "object" -> value.isJsonObject();
          case "array" -> value.isJsonArray();
          default -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
        };
    if (!fits) {
      problems.add(place + " is no " + schema.get("type").getAsString());
    } else if (value.isJsonObject()) {
      object(schema, value.getAsJsonObject(), place, problems);
    } else if (value.isJsonArray()) {
      JsonArray items = value.getAsJsonArray();
      if (schema.has("minItems") && items.size() < schema.get("minItems").getAsInt()) {
        problems.add(place + " has " + items.size() + " items");
      }
      items.forEach(item -> check(schema.getAsJsonObject("items"), item, place + "[]", problems));
    } else if (schema.has("enum")
        && !strings(schema.getAsJsonArray("enum")).contains(value.getAsString())) {
      problems.add(place + " is " + value.getAsString());
    }
  }

  private static void object(
      JsonObject schema, JsonObject value, String place, List<String> problems) {
    JsonObject properties = schema.getAsJsonObject("properties");
    for (String key : strings(schema.getAsJsonArray("required"))) {
      if (!value.has(key)) {
        problems.add(place + " has no " + key);
      }
    }
    for (String key : value.keySet()) {
      if (properties.has(key)) {
        check(properties.getAsJsonObject(key), value.get(key), place + "." + key, problems);
      } else {
        problems.add(place + " has " + key);
      }
    }
  }

  private static List<String> strings(JsonArray array) {
    return array.asList().stream().map(JsonElement::getAsString).toList();
  }

  private static Playbook read(String text) {
    return PlaybookFile.read(text.getBytes(StandardCharsets.UTF_8), "set");
  }
}

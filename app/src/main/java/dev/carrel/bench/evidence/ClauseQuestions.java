// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import dev.carrel.engine.ground.CarrelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about each category of clauses.
 *
 * @param categories by name, in the file's order
 */
public record ClauseQuestions(Map<String, Wordings> categories) {
  /** One question. */
  public record Question(String category, Wording wording, String text) {}

  /** A category's questions. */
  public record Wordings(List<String> lay, List<String> lawyer) {
    public Wordings(@Nullable List<String> lay, @Nullable List<String> lawyer) {
      this.lay = lay == null ? List.of() : List.copyOf(lay);
      this.lawyer = lawyer == null ? List.of() : List.copyOf(lawyer);
    }

    List<Question> of(String category) {
      List<Question> all = new ArrayList<>();
      lay.forEach(text -> all.add(new Question(category, Wording.LAY, text)));
      lawyer.forEach(text -> all.add(new Question(category, Wording.LAWYER, text)));
      return all;
    }
  }

  /** In JSON, where a list may be left out. */
  private record Written(@Nullable List<String> lay, @Nullable List<String> lawyer) {}

  public ClauseQuestions {
    categories = new LinkedHashMap<>(categories);
  }

  /** Those that come with Carrel, for all categories of CUAD. */
  public static ClauseQuestions shipped() {
    try (InputStream in = ClauseQuestions.class.getResourceAsStream("questions.json")) {
      return parse(
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8),
          "questions.json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Those in a file.
   *
   * @throws CarrelException FILE_MISSING, FILE_CORRUPT
   */
  public static ClauseQuestions in(Path file) {
    return parse(JsonText.of(file), file.toString());
  }

  private static ClauseQuestions parse(String json, String name) {
    try {
      Map<String, Written> written =
          new Gson().fromJson(json, new TypeToken<LinkedHashMap<String, Written>>() {});
      Map<String, Wordings> categories = new LinkedHashMap<>();
      if (written != null) {
        written.forEach((c, w) -> categories.put(c, new Wordings(w.lay(), w.lawyer())));
      }
      if (categories.values().stream().allMatch(w -> w.of("").isEmpty())) {
        throw new JsonParseException("it has no question");
      }
      return new ClauseQuestions(categories);
    } catch (JsonParseException e) {
      throw JsonText.corrupt(name, e);
    }
  }

  /** Only these categories, of those there are. */
  public ClauseQuestions only(List<String> names) {
    Map<String, Wordings> some = new LinkedHashMap<>(categories);
    some.keySet().retainAll(names);
    return new ClauseQuestions(some);
  }

  /** All questions, category by category. */
  public List<Question> all() {
    List<Question> all = new ArrayList<>();
    categories.forEach((category, wordings) -> all.addAll(wordings.of(category)));
    return all;
  }
}

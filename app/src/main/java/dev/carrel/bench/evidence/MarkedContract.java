// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contract and what lawyers marked in it.
 *
 * @param file its name
 * @param clauses by category; one that is not there, they did not find
 */
public record MarkedContract(String file, Map<String, Clause> clauses) {
  /**
   * A clause.
   *
   * @param spans its words; {@code <omitted>} stands where some were left out
   * @param answer what it comes to: a date, a place, yes; empty if nobody wrote that down
   */
  public record Clause(List<String> spans, String answer) {
    public Clause(List<String> spans, @Nullable String answer) {
      this.spans = List.copyOf(spans);
      this.answer = answer == null ? "" : answer;
    }
  }

  private record WrittenClause(@Nullable List<String> spans, @Nullable String answer) {}

  private record Written(@Nullable String file, @Nullable Map<String, WrittenClause> clauses) {}

  /**
   * All in a file, in its order.
   *
   * @throws dev.carrel.engine.ground.CarrelException FILE_MISSING, FILE_CORRUPT
   */
  public static List<MarkedContract> in(Path file) {
    try {
      List<Written> written =
          new Gson().fromJson(JsonText.of(file), new TypeToken<List<Written>>() {});
      if (written == null || written.isEmpty()) {
        throw new JsonParseException("it has no contract");
      }
      return written.stream().map(MarkedContract::of).toList();
    } catch (JsonParseException e) {
      throw JsonText.corrupt(file.toString(), e);
    }
  }

  private static MarkedContract of(Written written) {
    String file = written.file();
    Map<String, WrittenClause> clauses = written.clauses();
    if (file == null || clauses == null) {
      throw new JsonParseException("a contract has no 'file' or no 'clauses'");
    }
    Map<String, Clause> marked = new LinkedHashMap<>();
    clauses.forEach(
        (category, clause) -> {
          List<String> spans = clause.spans();
          marked.put(category, new Clause(spans == null ? List.of() : spans, clause.answer()));
        });
    return new MarkedContract(file, marked);
  }
}

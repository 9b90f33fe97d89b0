// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Clauses that lawyers marked in real contracts, laid beside themselves: as they are and changed.
 */
class SupportCorpusTest {
  private static final int CLAUSES = 400;
  private static final Pattern DIGIT = Pattern.compile("\\d");
  private static final Pattern SHALL = Pattern.compile("\\b(shall|may|will)\\b(?! not)");

  private static List<String> clauses() throws IOException {
    Path file =
        Path.of(System.getProperty("carrel.corpus", "../../shared/corpus"), "cuad", "clauses.json");
    assumeTrue(Files.isRegularFile(file), "the shared corpus is not here");
    List<String> texts = new ArrayList<>();
    for (JsonElement contract : JsonParser.parseString(Files.readString(file)).getAsJsonArray()) {
      contract.getAsJsonObject().getAsJsonObject("clauses").entrySet().stream()
          .flatMap(c -> c.getValue().getAsJsonObject().getAsJsonArray("spans").asList().stream())
          .map(span -> span.getAsString().replaceAll("\\s+", " ").strip())
          .filter(span -> span.length() >= 60 && span.length() <= 400)
          .filter(span -> !span.contains("omitted"))
          .forEach(texts::add);
    }
    Collections.shuffle(texts, new Random(3));
    return texts.subList(0, Math.min(CLAUSES, texts.size()));
  }

  private static boolean isClear(String said, String quote) {
    return Comparison.of(
            Statement.of(said, Definitions.NONE),
            Statement.of(quote, Definitions.NONE),
            Definitions.NONE,
            1)
        .isClear();
  }

  @Test
  void mostClausesAreBorneOutByThemselves() throws IOException {
    List<String> clauses = clauses();
    long clear = clauses.stream().filter(clause -> isClear(clause, clause)).count();
    System.out.printf("%d of %d clauses are borne out by themselves%n", clear, clauses.size());
    assertTrue(clear > clauses.size() * 8 / 10, "" + clear);
  }

  @Test
  void hardlyAClauseWithAnotherDigitIsBorneOut() throws IOException {
    Random random = new Random(7);
    int tried = 0;
    List<String> wrong = new ArrayList<>();
    for (String clause : clauses()) {
      for (MatchResult digit : DIGIT.matcher(clause).results().toList()) {
        int other = (Integer.parseInt(digit.group()) + 1 + random.nextInt(9)) % 10;
        String said = clause.substring(0, digit.start()) + other + clause.substring(digit.end());
        tried++;
        if (isClear(said, clause)) {
          wrong.add(said);
        }
      }
    }
    System.out.printf("%d of %d with another digit are borne out%n", wrong.size(), tried);
    // A clause that names two sections may be changed to name one of them twice.
    assertTrue(wrong.size() <= tried / 100, "" + wrong.size());
    assertTrue(tried > 400, "" + tried);
  }

  @Test
  void hardlyAClauseWithANotMoreIsBorneOut() throws IOException {
    int tried = 0;
    List<String> wrong = new ArrayList<>();
    for (String clause : clauses()) {
      String said = SHALL.matcher(clause).replaceFirst("$1 not");
      if (!said.equals(clause) && !said.contains(" not ".repeat(2))) {
        tried++;
        if (isClear(said, clause)) {
          wrong.add(said);
        }
      }
    }
    System.out.printf("%d of %d with a not more are borne out%n", wrong.size(), tried);
    assertTrue(wrong.size() <= tried / 25, "" + wrong.size());
    assertTrue(tried > 100, "" + tried);
  }
}

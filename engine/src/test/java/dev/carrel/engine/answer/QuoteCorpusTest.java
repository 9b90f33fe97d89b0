// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.passage.PassageCutter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clauses of real contracts, quoted as they are and changed. */
class QuoteCorpusTest {
  private static final long SEED = 20261128;
  private static final int CONTRACTS = 12;
  private static final int CLAUSES = 25;

  private final Map<String, int[]> counts = new TreeMap<>();

  private static List<Document> contracts() throws IOException {
    Path folder = Path.of(System.getProperty("carrel.corpus", "../../shared/corpus"), "cuad");
    assumeTrue(Files.isDirectory(folder), "the shared corpus is not here");
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(f -> f.toString().toLowerCase(Locale.ROOT).endsWith(".pdf"))
          .sorted()
          .forEach(files::add);
    }
    Collections.shuffle(files, new Random(SEED));
    return files.stream().limit(CONTRACTS).map(AllReaders::read).toList();
  }

  /** One change of a clause; the clause itself if there is nothing to change. */
  private static UnaryOperator<String> first(String pattern, String by) {
    Pattern compiled = Pattern.compile(pattern);
    return clause -> compiled.matcher(clause).replaceFirst(by);
  }

  private static String otherDigit(String clause) {
    Matcher digit = Pattern.compile("\\d").matcher(clause);
    return digit.replaceFirst(r -> String.valueOf((r.group().charAt(0) - '0' + 4) % 10));
  }

  private static final Map<String, UnaryOperator<String>> HARMLESS =
      Map.of(
          "small letters", clause -> clause.toLowerCase(Locale.ROOT),
          "the for this", first("\\bthis\\b", "the"),
          "no comma", first("(?<=[a-z]),(?= [a-z])", ""),
          "a blank for a hyphen", first("(?<=[a-z])-(?=[a-z])", " "),
          "no article", first("(?<=[a-z]) the (?=[A-Za-z])", " "));

  private static final Map<String, UnaryOperator<String>> HARMFUL =
      Map.of(
          "not added", first(" (shall|may|will|is|are) ", " $1 not "),
          "not left out", first("(?<=[a-z]) not (?=[a-z])", " "),
          "another digit", QuoteCorpusTest::otherDigit,
          "two words in one", first("(?<=[a-z]{3}) (?=[a-z]{3})", ""),
          "a word in two", first("(?<= [a-z]{3})(?=[a-z]{3})", " "),
          "may for shall", first("\\bshall\\b", "may"),
          "another name", first("(?<=[a-z] )[A-Z][a-z]{3}", "Zorn"),
          "a letter in a word", first("(?<= [a-z]{4})[a-z](?=[a-z])", "q"),
          "another currency", first("\\$(?=\\d)", "€"));

  private static List<String> clauses(Document contract, Random random) {
    List<String> clauses = new ArrayList<>();
    PassageCutter.of(contract).forEach(passage -> clauses.add(passage.text()));
    clauses.removeIf(clause -> clause.length() < 80);
    Collections.shuffle(clauses, random);
    return clauses.stream().limit(CLAUSES).toList();
  }

  private void count(String change, Match match) {
    counts
        .computeIfAbsent(change, c -> new int[Match.values().length])[
        List.of(Match.values()).indexOf(match)]++;
  }

  @AfterEach
  void report() {
    counts.forEach(
        (change, n) ->
            System.out.printf("%-32s %4d verbatim %4d close %4d none%n", change, n[0], n[1], n[2]));
  }

  @Test
  void aClauseIsProvenAsItStandsAndNeverWithAnotherMeaning() throws IOException {
    Random random = new Random(SEED);
    List<String> wrong = new ArrayList<>();
    for (Document contract : contracts()) {
      QuoteFinder finder = new QuoteFinder(List.of(contract));
      for (String clause : clauses(contract, random)) {
        Match asIs = finder.find(1, clause, 0).match();
        count("as it stands", asIs);
        if (asIs != Match.VERBATIM) {
          wrong.add("not verbatim: " + clause);
        }
        change(HARMLESS, "harmless: ", clause, finder);
        for (String quote : change(HARMFUL, "harmful: ", clause, finder)) {
          wrong.add("proven: " + quote);
        }
      }
    }
    assertEquals(List.of(), wrong);
    int[] harmless = new int[3];
    counts.forEach(
        (change, n) -> {
          for (int i = 0; change.startsWith("harmless") && i < 3; i++) {
            harmless[i] += n[i];
          }
        });
    assertTrue(harmless[0] + harmless[1] > 0.9 * (harmless[0] + harmless[1] + harmless[2]));
  }

  /** Those that were found. */
  private List<String> change(
      Map<String, UnaryOperator<String>> changes, String kind, String clause, QuoteFinder finder) {
    List<String> found = new ArrayList<>();
    changes.forEach(
        (name, change) -> {
          String quote = change.apply(clause);
          if (!quote.equals(clause)) {
            Match match = finder.find(1, quote, 0).match();
            count(kind + name, match);
            if (match != Match.NONE) {
              found.add(name + ": " + quote);
            }
          }
        });
    return found;
  }
}

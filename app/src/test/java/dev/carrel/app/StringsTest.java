// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of every package: the same in both languages, all there, and none that nobody says. */
class StringsTest {
  private static final Path RESOURCES = Path.of("src/main/resources/dev/carrel/app");
  private static final Path SOURCES = Path.of("src/main/java/dev/carrel/app");

  private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z0-9.-]*)\"");
  private static final Pattern ASKED =
      Pattern.compile(
          "(?:[sS]trings|words|Strings\\.of\\(\\w+\\.class\\))\\s*\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

  static List<String> packages() throws IOException {
    try (Stream<Path> all = Files.walk(RESOURCES)) {
      return all.filter(file -> file.endsWith("strings.properties"))
          .map(file -> RESOURCES.relativize(file.getParent()).toString())
          .sorted()
          .toList();
    }
  }

  private static Properties words(String of, String file) throws IOException {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(of).resolve(file))) {
      words.load(reader);
    }
    return words;
  }

  private static Set<String> keys(Properties words) {
    return new TreeSet<>(words.stringPropertyNames());
  }

  private static String code(String of) throws IOException {
    try (Stream<Path> all = Files.list(SOURCES.resolve(of))) {
      StringBuilder code = new StringBuilder();
      for (Path file : all.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        code.append(Files.readString(file));
      }
      return code.toString();
    }
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult result) -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void germanHasTheKeysOfEnglishWithTheSameArguments(String of) throws IOException {
    Properties english = words(of, "strings.properties");
    Properties german = words(of, "strings_de.properties");
    assertEquals(keys(english), keys(german));
    for (String key : keys(english)) {
      assertEquals(
          found(ARGUMENT, english.getProperty(key)),
          found(ARGUMENT, german.getProperty(key)),
          of + ": " + key);
    }
  }

  @ParameterizedTest
  @MethodSource("packages")
  void everyKeyThatTheCodeAsksForIsThere(String of) throws IOException {
    Set<String> missing = found(ASKED, code(of));
    missing.removeAll(keys(words(of, "strings.properties")));
    assertTrue(missing.isEmpty(), of + " lacks " + missing);
  }

  /** A key may be put together: {@code "room." + name}, so a literal that it begins with counts. */
  @ParameterizedTest
  @MethodSource("packages")
  void everyKeyIsSaidSomewhere(String of) throws IOException {
    Set<String> literals = found(LITERAL, code(of));
    Set<String> unsaid = keys(words(of, "strings.properties"));
    unsaid.removeIf(
        key ->
            literals.stream()
                .anyMatch(
                    literal ->
                        key.equals(literal) || (literal.endsWith(".") && key.startsWith(literal))));
    assertTrue(unsaid.isEmpty(), of + " says nowhere " + unsaid);
  }
}

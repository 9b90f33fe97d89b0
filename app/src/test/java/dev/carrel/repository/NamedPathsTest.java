// SPDX-License-Identifier: Apache-2.0
package dev.carrel.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages and the sources name is there. */
class NamedPathsTest {
  /** Not within a longer path or an address. */
  private static final Pattern PAGE = Pattern.compile("(?<![\\w/.-])docs/[\\w./-]*[\\w/]");

  private static final Pattern PATH =
      Pattern.compile("(?<![\\w/.-])(?:app|docs|engine|native|packaging)/[\\w./-]*[\\w/]");
  private static final Pattern BUILT = Pattern.compile("\\w+/(?:[\\w/]+/)?target\\b.*");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Pattern DECISION = Pattern.compile("\\b[Dd]ecision (\\d{4})");
  private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w*)(?:\\.[\\w.()]+)?`");

  /** By its full name, perhaps broken off before it. */
  private static final Pattern LINKED_CLASS =
      Pattern.compile("@link(?:plain)?\\s+(?:\\*\\s+)?(dev\\.carrel(?:\\.\\w+)+)");

  private final Repository repository = Repository.here();
  private final List<Path> files = repository.files();

  /** A name, and the file that it stands in. */
  private record Named(Path in, String name) {}

  @Test
  void everyPageThatIsNamedIsThere() {
    assertEquals(List.of(), named(files, PAGE).filter(n -> !exists(n.name())).toList());
  }

  @Test
  void everyFileThatAPageNamesIsThere() {
    assertEquals(
        List.of(),
        named(pages(), PATH)
            .filter(n -> !BUILT.matcher(n.name()).matches())
            .filter(n -> !exists(n.name()))
            .toList());
  }

  @Test
  void everyLinkLeadsSomewhere() {
    assertEquals(
        List.of(),
        named(pages(), LINK)
            .filter(n -> !Files.exists(repository.root().resolve(n.in()).resolveSibling(n.name())))
            .toList());
  }

  @Test
  void everyDecisionThatIsNamedIsThere() {
    Set<String> numbers = decisions().map(NamedPathsTest::number).collect(Collectors.toSet());
    List<Named> named = named(files, DECISION).toList();
    assertFalse(named.isEmpty());
    assertEquals(List.of(), named.stream().filter(n -> !numbers.contains(n.name())).toList());
  }

  @Test
  void decisionsAreNumberedWithoutAGapAndHeadedAlike() {
    List<Path> decisions = decisions().toList();
    for (int i = 0; i < decisions.size(); i++) {
      Path decision = decisions.get(i);
      String expected = "%04d".formatted(i + 1);
      assertEquals(expected, number(decision));
      String heading = text(decision).lines().findFirst().orElse("");
      assertEquals("# " + expected + ": ", heading.substring(0, Math.min(8, heading.length())));
    }
  }

  @Test
  void theIndexLinksEveryPageOfTheDocs() {
    Path index = Path.of("docs", "README.md");
    Set<Path> linked =
        named(List.of(index), LINK)
            .map(n -> index.resolveSibling(n.name()).normalize())
            .collect(Collectors.toSet());
    assertEquals(
        List.of(),
        pages().stream()
            .filter(
                page -> page.startsWith("docs") && !page.equals(index) && !linked.contains(page))
            .toList());
  }

  @Test
  void classesThatGlossaryAndFormatsNameAreThere() {
    Set<String> classes =
        files.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    List<Path> naming =
        pages().stream()
            .filter(p -> p.startsWith(Path.of("docs", "formats")) || p.endsWith("glossary.md"))
            .toList();
    assertEquals(
        List.of(),
        named(naming, CLASS).filter(n -> !classes.contains(n.name() + ".java")).toList());
  }

  @Test
  void readmeAndPackageInfoNameEveryRoomOfTheEngine() {
    Path engine = Path.of("engine/src/main/java/dev/carrel/engine");
    String readme = text(Path.of("README.md"));
    String info = text(engine.resolve("package-info.java")).replaceAll("\\s+\\*\\s+", " ");
    List<String> rooms =
        files.stream()
            .filter(file -> file.endsWith("package-info.java") && file.startsWith(engine))
            .map(file -> engine.relativize(file.getParent()))
            .filter(room -> room.getNameCount() == 1 && !room.toString().isEmpty())
            .map(Path::toString)
            .toList();
    assertFalse(rooms.isEmpty());
    assertEquals(
        List.of(),
        rooms.stream()
            .filter(
                room ->
                    !readme.contains("\n      " + room + " ")
                        || !info.contains("{@code " + room + "}"))
            .toList());
  }

  @Test
  void classesThatADocCommentLinksByTheirFullNamesAreThere() {
    Set<String> classes =
        files.stream()
            .map(file -> file.toString().replace('\\', '/'))
            .filter(file -> file.contains("/java/") && file.endsWith(".java"))
            .map(file -> file.substring(file.indexOf("/java/") + 6, file.length() - 5))
            .map(file -> file.replace('/', '.'))
            .collect(Collectors.toSet());
    List<Named> linked = named(files, LINKED_CLASS).toList();
    assertFalse(linked.isEmpty());
    assertEquals(List.of(), linked.stream().filter(n -> !isOneOf(classes, n.name())).toList());
  }

  /** A nested class is in the file of the one around it. */
  private static boolean isOneOf(Set<String> classes, String name) {
    return classes.contains(name)
        || (name.contains(".") && isOneOf(classes, name.substring(0, name.lastIndexOf('.'))));
  }

  private List<Path> pages() {
    return files.stream().filter(file -> file.toString().endsWith(".md")).toList();
  }

  private Stream<Path> decisions() {
    return pages().stream().filter(page -> page.startsWith(Path.of("docs", "decisions")));
  }

  private static String number(Path decision) {
    return decision.getFileName().toString().substring(0, 4);
  }

  private boolean exists(String path) {
    return Files.exists(repository.root().resolve(path));
  }

  private String text(Path file) {
    return repository.text(file).orElse("");
  }

  private Stream<Named> named(List<Path> in, Pattern pattern) {
    return in.stream()
        .flatMap(
            file ->
                pattern.matcher(text(file)).results().map(found -> new Named(file, name(found))));
  }

  private static String name(MatchResult found) {
    return found.groupCount() > 0 ? found.group(1) : found.group();
  }
}

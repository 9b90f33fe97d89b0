// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybookFileTest {
  private static final Path PAGE = Path.of("..", "docs", "formats", "playbook.md");

  @TempDir Path folder;

  @Test
  void theExampleOfThePageIsRead() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf("```yaml\n") + 8;
    Playbook playbook = read(page.substring(from, page.indexOf("```", from)));
    assertEquals("Leases of the shops on the high street", playbook.name());
    assertEquals(List.of("End", "Notice", "Repairs"), titles(playbook));
    assertEquals(
        Optional.of(new Wish(Wish.Rule.AT_MOST, List.of("6 months"))),
        playbook.columns().get(1).wish());
    assertEquals(List.of("landlord", "tenant", "both"), playbook.columns().get(2).choices());
  }

  @Test
  void thePageHasEveryTypeAndRule() throws IOException {
    String page = Files.readString(PAGE);
    for (ColumnType type : ColumnType.values()) {
      assertTrue(page.contains("`" + type.label() + "`"), type.label());
    }
    for (Wish.Rule rule : Wish.Rule.values()) {
      assertTrue(page.contains("| `" + rule.label() + "` |"), rule.label());
    }
  }

  @Test
  void whatIsWrittenIsReadBackTheSameInBothForms() {
    Playbook all =
        new Playbook(
            "yes: \"no\" #1 – Prüfung\nof two lines",
            "- null ~ {a: b} [c] 'd' & *e !f | > % @ ` \u2028 \uD83D\uDE00",
            List.of(
                new ReviewColumn("2024", ColumnType.TEXT, "true"),
                new ReviewColumn("null", ColumnType.YES_NO, "~?"),
                new ReviewColumn(
                    "Law",
                    ColumnType.SOME_OF,
                    "Which law: \"A\" or 'B'?",
                    "Only\nthose \\ that\tapply",
                    List.of("yes", "no", "0x1F", "1e3", "#"),
                    Optional.of(new Wish(Wish.Rule.IS_NOT, List.of("yes", "#")))),
                new ReviewColumn(
                    "Term",
                    ColumnType.DURATION,
                    "How long?",
                    "",
                    List.of(),
                    Optional.of(new Wish(Wish.Rule.AT_LEAST, List.of("12" + " months"))))));
    assertEquals(all, read(PlaybookFile.yaml(all)));
    assertEquals(all, read(PlaybookFile.json(all)));
    Playbook none = new Playbook("none", "", List.of());
    assertEquals(none, read(PlaybookFile.yaml(none)));
    assertEquals(none, read(PlaybookFile.json(none)));
  }

  @Test
  void aFileMayBeginWithAMarkOfItsOrderOfBytes() throws IOException {
    Path file = Files.writeString(folder.resolve("set.yaml"), "\uFEFFname: a\ncolumns: []\n");
    assertEquals("a", PlaybookFile.read(file).name());
  }

  @Test
  void whatIsWrongIsSaidWithItsLineAndKey() {
    refused("name: a\ncolumns: []\ncolour: red\n", "line 3", "\"colour\"");
    refused("name: a\ncolumns:\n  - title: t\n    questoin: q?\n", "line 4", "\"questoin\"");
    refused("name: a\ncolumns:\n  - title: t\n", "line 3", "\"question\" is missing");
    refused("name: a\ncolumns:\n  - question: q?\n", "line 3", "\"title\" is missing");
    refused("columns: []\n", "line 1", "\"name\" is missing");
    refused("name: a\n", "\"columns\" is missing");
    refused("name: [a]\ncolumns: []\n", "line 1", "\"name\" is no text");
    refused("name: a\ncolumns: 7\n", "line 2", "\"columns\" is no list");
    refused("name: a\ncolumns:\n  - just words\n", "line 3", "a column is no list of keys");
    refused("name: a\nname: b\ncolumns: []\n", "name");
    refused("- a\n- b\n", "line 1", "the set is no list of keys");
    refused(column("type: colour"), "line 5", "\"colour\"");
    refused(column("type: one-of"), "0 choices");
    refused(column("type: one-of\n    choices: [a]"), "line 6", "1 choices");
    refused(column("type: date\n    choices: [a, b]"), "line 6", "\"choices\"");
    refused(column("wish: {rule: never}"), "line 5", "\"never\"");
    refused(column("wish: {rule: at-most, values: [3]}"), "goes with date");
    refused(column("type: duration\n    wish: {rule: at-most, values: [soon]}"), "\"soon\"");
    refused(column("type: duration\n    wish: {rule: at-most}"), "0 values");
    refused(column("type: yes-no\n    wish: {rule: is, values: [perhaps]}"), "\"perhaps\"");
    refused(
        column("type: one-of\n    choices: [a, b]\n    wish: {rule: is, values: [c]}"),
        "\"c\" is none of the column's choices");
    refused(column("wish: {rule: present, values: [a]}"), "1 values");
    refused(column("instruction: \"\""), "line 5", "\"instruction\" is empty");
    refused("name: a\ncolumns: [\n", "neither YAML nor JSON");
    refused("{\"name\": \"a\\ud83d\", \"columns\": []}", "line 1", "half of a character");
    refused("{\"name\": \"a\", \"columns\": [}", "line 1", "neither YAML nor JSON");
  }

  @Test
  void jsonIsReadToo() {
    Playbook playbook =
        read(
            "{\"name\":\"a\",\n"
                + "\t\"columns\":[{\"title\":\"t\",\"question\":\"q?\",\"type\":\"date\"}]}");
    assertEquals(new ReviewColumn("t", ColumnType.DATE, "q?"), playbook.columns().getFirst());
  }

  @Test
  void hostileFilesAreRefusedInOneLine() {
    String bomb =
        IntStream.range(1, 10)
            .mapToObj(i -> "a%d: &a%d [*a%d, *a%d]".formatted(i, i, i - 1, i - 1))
            .collect(Collectors.joining("\n", "a0: &a0 [x]\n", "\n"));
    for (String text :
        List.of(
            bomb,
            "name: &n a\ncolumns: []\n",
            "[".repeat(100_000),
            "{a: ".repeat(100_000),
            "- ".repeat(50_000) + "a",
            "? ".repeat(10_000),
            "name: a\n---\nname: b\n",
            "name: !!java.net.URL [http://x]\ncolumns: []\n",
            "name: a\ncolumns: [" + "{},".repeat(200_000) + "]",
            "\u0000\u0001",
            "%YAML 9.9\n---\na",
            "\t\t\t")) {
      CarrelException e = assertThrows(CarrelException.class, () -> read(text));
      assertFalse(e.remedy().isBlank());
    }
    assertEquals(
        Code.FILE_TOO_LARGE,
        assertThrows(
                CarrelException.class,
                () -> PlaybookFile.read(new byte[PlaybookFile.LARGEST + 1], "big.yaml"))
            .code());
    assertEquals(
        Code.FILE_EMPTY, assertThrows(CarrelException.class, () -> read("# nothing\n")).code());
    assertThrows(
        CarrelException.class, () -> PlaybookFile.read(new byte[] {(byte) 0xC3, 0x28}, "bad.yaml"));
    assertEquals(
        Code.FILE_MISSING,
        assertThrows(
                CarrelException.class, () -> PlaybookFile.read(folder.resolve("not-there.yaml")))
            .code());
  }

  @Test
  void damagedFilesAreReadOrRefusedAndNothingElse() {
    Playbook sound =
        new Playbook(
            "set",
            "words",
            List.of(
                new ReviewColumn(
                    "t",
                    ColumnType.ONE_OF,
                    "q?",
                    "i",
                    List.of("a", "b"),
                    Optional.of(new Wish(Wish.Rule.IS, List.of("a"))))));
    for (String form : List.of(PlaybookFile.yaml(sound), PlaybookFile.json(sound))) {
      for (int seed = 0; seed < 2000; seed++) {
        Random random = new Random(seed);
        byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i >= 0; i--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
        }
        try {
          PlaybookFile.read(bytes, "damaged.yaml");
        } catch (CarrelException e) {
          assertTrue(e.getMessage().startsWith("damaged.yaml"), "seed " + seed + e.getMessage());
        }
      }
    }
  }

  private static String column(String more) {
    return "name: a\ncolumns:\n  - title: t\n    question: q?\n    " + more + "\n";
  }

  private static void refused(String text, String... parts) {
    CarrelException e = assertThrows(CarrelException.class, () -> read(text), text);
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), part + " in: " + e.getMessage());
    }
    assertTrue(e.getMessage().startsWith("set.yaml"), e.getMessage());
    assertFalse(e.remedy().isBlank());
  }

  private static Playbook read(String text) {
    return PlaybookFile.read(text.getBytes(StandardCharsets.UTF_8), "set.yaml");
  }

  private static List<String> titles(Playbook playbook) {
    return playbook.columns().stream().map(ReviewColumn::title).toList();
  }
}

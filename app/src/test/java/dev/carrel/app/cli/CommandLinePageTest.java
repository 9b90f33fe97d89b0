// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/cli.md} against what each command says of itself. */
class CommandLinePageTest {
  private static final Path PAGE = Path.of("..", "docs", "cli.md");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

  /** Below "Commands:", behind two spaces; what goes on stands further in. */
  private static final Pattern SUBCOMMAND = Pattern.compile("(?m)^ {2}([a-z]+) ");

  /** The help of each command by its words, "" for all of them together. */
  private final TreeMap<String, String> helps = new TreeMap<>();

  private final String page = Files.readString(PAGE);

  CommandLinePageTest() throws IOException {
    gather(List.of());
  }

  private void gather(List<String> command) {
    List<String> args = new ArrayList<>(command);
    args.add("--help");
    String help = CapturedRun.of(args.toArray(String[]::new)).out();
    helps.put(String.join(" ", command), help);
    int commands = help.indexOf("Commands:");
    if (commands >= 0) {
      String list = help.substring(commands).split("Examples:", 2)[0];
      for (MatchResult found : SUBCOMMAND.matcher(list).results().toList()) {
        List<String> deeper = new ArrayList<>(command);
        deeper.add(found.group(1));
        gather(deeper);
      }
    }
  }

  private static Set<String> options(String text) {
    return OPTION
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyCommandIsNamedOnThePage() {
    assertTrue(helps.size() > 20, helps.keySet().toString());
    for (String command : helps.keySet()) {
      assertTrue(page.contains("carrel " + command), command);
    }
  }

  /** A list of commands shows the first lines of each one's words. */
  @Test
  void inAListACommandIsSaidInAWholeSentence() {
    List<String> cut = new ArrayList<>();
    helps.forEach(
        (command, help) -> {
          if (help.contains("Commands:")) {
            String list = help.substring(help.indexOf("Commands:")).split("\n\n", 2)[0];
            for (String one : list.split("\n {2}(?=[a-z])", -1)) {
              String said = one.strip();
              if (!said.equals("Commands:") && !said.endsWith(".")) {
                cut.add(command + ": " + said);
              }
            }
          }
        });
    assertEquals(List.of(), cut);
  }

  @Test
  void everyOptionOfACommandStandsWithIt() {
    Set<String> general = options(helps.getOrDefault("", ""));
    List<String> lacking = new ArrayList<>();
    helps.forEach(
        (command, help) -> {
          Set<String> own = options(help);
          own.removeAll(general);
          own.removeAll(options(told(command)));
          own.forEach(option -> lacking.add(command + " " + option));
        });
    assertEquals(List.of(), lacking);
  }

  @Test
  void everyOptionOnThePageIsOneOfSomeCommand() {
    Set<String> real = options(String.join("\n", helps.values()));
    Set<String> told = options(page);
    told.removeAll(real);
    assertEquals(Set.of(), told);
  }

  /** What the page says of a command: the start of its section, and from its name to the next. */
  private String told(String command) {
    String[] words = command.split(" ", 2);
    String start = "## carrel " + words[0] + "\n";
    int at = page.indexOf(start);
    if (at < 0) {
      return page.split("\n## carrel", 2)[0];
    }
    String section = page.substring(at + start.length()).split("\n## ", 2)[0];
    if (words.length == 1) {
      return generalPart() + section;
    }
    StringBuilder told = new StringBuilder(generalPart());
    String name = "`carrel " + command;
    String other = "\n`carrel ";
    List<String> parts = List.of(("\n" + section).split("(?=" + other + ")", -1));
    told.append(parts.getFirst());
    parts.stream().filter(part -> part.strip().startsWith(name)).forEach(told::append);
    return told.toString();
  }

  private String generalPart() {
    return page.split("\n## carrel", 2)[0];
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is read: the contracts of a folder, or some that are made up. */
final class Contracts {
  /** Asked of any of them. */
  static final List<String> QUESTIONS =
      List.of(
          "Which law governs this agreement?",
          "Who are the parties?",
          "When does the agreement end?",
          "How much is to be paid?",
          "What happens on a breach?",
          "Who may terminate the agreement, and how?",
          "What must be kept confidential?",
          "Where are notices to be sent?",
          "Is there an exclusive right?",
          "What is the effective date?");

  private static final List<String> SIDES =
      List.of("Acme Estates", "Bolt Limited", "Cedar & Sons", "Dune Media", "Elm Freight");
  private static final List<String> STATES =
      List.of("Oregon", "Delaware", "New York", "Texas", "Nevada", "Ohio");
  private static final List<String> DUTIES =
      List.of(
          "deliver the goods to the warehouse of %2$s within %3$d days of each order",
          "pay %2$s %4$d dollars a month, on the first day of each month",
          "keep all that it learns from %2$s confidential for %3$d years",
          "insure the premises against fire for no less than %4$d thousand dollars",
          "give %2$s an account of all sales within %3$d days after the end of each quarter",
          "not assign this agreement without the written consent of %2$s",
          "replace whatever is found faulty within %3$d days of a notice from %2$s");

  private Contracts() {}

  /** The contracts of a folder and those in it, in random order. */
  static List<Path> of(Path folder, Random random) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> found =
          new ArrayList<>(
              all.filter(Files::isRegularFile)
                  .filter(file -> name(file).matches(".*\\.(pdf|md|txt)"))
                  .sorted()
                  .toList());
      Collections.shuffle(found, random);
      return found;
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  /** Makes some up: notes of one to four pages. */
  static List<Path> madeUp(Path folder, int count, Random random) throws IOException {
    Files.createDirectories(folder);
    List<Path> files = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      String kind = random.nextBoolean() ? ".md" : ".txt";
      files.add(Files.writeString(folder.resolve("contract-" + i + kind), contract(i, random)));
    }
    return files;
  }

  private static String contract(int number, Random random) {
    List<String> sides = new ArrayList<>(SIDES);
    Collections.shuffle(sides, random);
    String one = sides.get(0);
    String other = sides.get(1);
    String law = STATES.get(random.nextInt(STATES.size()));
    String opening =
        "# Agreement %d\n\nThis agreement is made between %s and %s, with effect from %d May %d."
            .formatted(number, one, other, 1 + random.nextInt(28), 2000 + random.nextInt(25));
    String middle =
        Stream.generate(() -> section(one, other, random))
            .limit(2 + random.nextInt(4))
            .collect(Collectors.joining("\n\n"));
    return opening
        + "\n\n"
        + middle
        + "\n\n## Law\n\nThis agreement is governed by the laws of the State of "
        + law
        + ".\n";
  }

  private static String section(String one, String other, Random random) {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < 6 + random.nextInt(6); i++) {
      boolean turn = random.nextBoolean();
      String duty = DUTIES.get(random.nextInt(DUTIES.size()));
      sentences.add(
          ("%1$s shall " + duty + ".")
              .formatted(
                  turn ? one : other,
                  turn ? other : one,
                  2 + random.nextInt(60),
                  100 + random.nextInt(900)));
    }
    return "## Duties\n\n" + String.join(" ", sentences);
  }
}

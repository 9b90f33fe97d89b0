// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviews, most as far as they come without a model: that of this name is on no machine. */
class ReviewCommandTest {
  private static final String NO_MODEL = "no-such-model";
  private static final String SET =
      """
      {"name": "One", "columns": [{"title": "Law", "question": "Which law governs?"}]}
      """;

  @TempDir private Path dir;

  private CapturedRun carrel(String... args) {
    String[] all = new String[args.length + 4];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--home";
    all[args.length + 1] = dir.resolve("home").toString();
    all[args.length + 2] = "--model";
    all[args.length + 3] = NO_MODEL;
    return CapturedRun.of(all);
  }

  @Test
  void aFileThatCannotBeReadIsLeftOutOfAReviewAndTheOthersAreInIt() throws IOException {
    Path empty = Files.createFile(dir.resolve("empty.txt"));
    Path word = Files.writeString(dir.resolve("word.txt"), "Yes");
    CapturedRun run = carrel("review", empty.toString(), word.toString(), "--ask", "Which law?");
    assertTrue(run.err().contains("Left out: empty.txt is empty"), run.err());
    assertTrue(run.err().contains(NO_MODEL), run.err());
    assertEquals(1, run.status());
    String listed = carrel("review", "show", "1").out();
    assertTrue(listed.contains("word.txt") && !listed.contains("empty.txt"), listed);
  }

  @Test
  void aReviewOfNothingThatCanBeReadIsNotBegun() throws IOException {
    Path empty = Files.createFile(dir.resolve("empty.txt"));
    CapturedRun run = carrel("review", empty.toString(), "--ask", "Which law?");
    assertEquals(1, run.status());
    assertTrue(run.err().startsWith("carrel: empty.txt is empty"), run.err());
    assertTrue(carrel("review", "show", "1").err().contains("1"), "there is none");
  }

  private void refused(int status, String why, String... args) {
    CapturedRun run = carrel(args);
    assertEquals(status, run.status(), run.err());
    assertTrue(run.err().contains(why), run.err());
    assertEquals("There is no review yet.", carrel("review", "list").out().strip(), why);
  }

  @Test
  void questionsThatAreNoneAreRefusedBeforeAnythingIsBegun() throws IOException {
    String word = Files.writeString(dir.resolve("word.txt"), "Yes").toString();
    Path none = Files.writeString(dir.resolve("none.yaml"), "name: None\ncolumns: []\n");
    refused(2, "--ask needs a question", "review", word, "--ask", " ");
    refused(2, "--questions needs a file", "review", word, "--questions", "");
    refused(2, "no question in the set", "review", word, "--questions", none.toString());
    refused(1, "Carrel brings contract, nda", "review", word, "--questions", "kontract");
    refused(2, "a review needs a name", "review", word, "--ask", "Law?", "--name", " ");
    String[] many = new String[2 + 2 * 501];
    many[0] = "review";
    many[1] = word;
    for (int i = 0; i < 501; i++) {
      many[2 + 2 * i] = "--ask";
      many[3 + 2 * i] = "Is it " + i + "?";
    }
    refused(2, "at most 500 questions", many);
    refused(2, "at most 4,000 characters", "review", word, "--ask", "a".repeat(4001));
    refused(2, "at most 200", "review", word, "--ask", "Law?", "--name", "a".repeat(201));
  }

  @Test
  void aTableThatCouldNotBeWrittenIsSaidBeforeTheWork() throws IOException {
    Path word = Files.writeString(dir.resolve("word.md"), "Yes");
    String folder = dir.resolve("none").resolve("table.csv").toString();
    refused(1, "there is no folder", "review", word.toString(), "--ask", "Law?", "--out", folder);
    Path set = Files.writeString(dir.resolve("set.json"), SET);
    refused(
        2,
        "--out is the file of the questions",
        "review",
        word.toString(),
        "--questions",
        set.toString(),
        "--out",
        set.toString());
    refused(
        1,
        "is one of the documents",
        "review",
        word.toString(),
        "--ask",
        "Law?",
        "--out",
        word.toString());
  }

  @Test
  void whatEndsARunSaysHowItGoesOnAndTheSameQuestionsAreNotAddedTwice() throws IOException {
    String word = Files.writeString(dir.resolve("word.txt"), "Yes").toString();
    String[] again = {"review", "--resume", "1", word, "--ask", "Which law?", "--ask", "Who?"};
    CapturedRun begun = carrel("review", word, "--ask", "Which law?", "--ask", "Which law?");
    assertTrue(begun.err().contains("carrel review --resume 1"), begun.err());
    CapturedRun resumed = carrel(again);
    assertEquals(1, resumed.status(), "there is no such model");
    String listed = carrel("review", "list").out();
    assertTrue(listed.contains("1 document by 2 questions: 2 waiting"), listed);
  }

  @Test
  void questionsOfSignsAloneAndOfOneBeginningHaveHeadsOfTheirOwn() throws IOException {
    String word = Files.writeString(dir.resolve("word.txt"), "Yes").toString();
    String long1 = "Which of the parties has to pay for the repair of the roof?";
    String long2 = "Which of the parties has to pay for the repair of the lift?";
    String[] asked = {
      "review", word, "--ask", "\uD83D\uDE00".repeat(25), "--ask", long1, "--ask", long2
    };
    CapturedRun begun = carrel(asked);
    assertTrue(begun.err().contains("carrel review --resume 1"), begun.err());
    List<String> again = new ArrayList<>(List.of(asked));
    again.addAll(List.of("--resume", "1"));
    carrel(again.toArray(String[]::new));
    String shown = carrel("review", "show", "1").out();
    assertTrue(shown.contains("Which of the parties has to pay for the… ["), shown);
    assertTrue(shown.contains("Which of the parties has to pay for the… (2) ["), shown);
    assertTrue(shown.contains("3 waiting"), shown);
  }

  @Test
  void documentsOfOneNameAreToldApartAlsoInWhatIsShownAndWrittenLater() throws IOException {
    List<String> words = new ArrayList<>(List.of("review", "--ask", "Which law?"));
    for (String year : List.of("2023", "2024")) {
      Path folder = Files.createDirectories(dir.resolve(year));
      words.add(Files.writeString(folder.resolve("lease.txt"), "Of " + year).toString());
    }
    carrel(words.toArray(String[]::new));
    String shown = carrel("review", "show", "1").out();
    assertTrue(shown.contains("lease.txt (2023)"), shown);
    assertTrue(shown.contains("lease.txt (2024)"), shown);
    Path table = dir.resolve("table.csv");
    assertEquals(0, carrel("review", "export", "1", "--out", table.toString()).status());
    assertTrue(Files.readString(table).contains("lease.txt (2024)"), Files.readString(table));
  }

  @Test
  void aReviewWithoutDocumentsSaysSoAndIsWrittenAllTheSame() throws IOException {
    String word = Files.writeString(dir.resolve("word.txt"), "Yes").toString();
    carrel("review", word, "--ask", "Which law?");
    assertEquals(0, carrel("remove", word).status());
    assertEquals("There are no documents in it.", carrel("review", "show", "1").out().strip());
    for (String ending : List.of("csv", "xlsx", "docx", "html", "md", "json", "bib")) {
      String table = dir.resolve("table." + ending).toString();
      assertEquals(0, carrel("review", "export", "1", "--out", table).status(), ending);
    }
  }

  @Test
  void aReviewThatIsNotThereHasACodeOfItsOwn() {
    for (String command : List.of("show", "verify", "remove", "restore")) {
      CapturedRun run = carrel("review", command, "7", "--json");
      assertEquals(1, run.status(), command);
      assertTrue(run.out().contains("NAME_UNKNOWN"), command + ": " + run.out() + run.err());
    }
  }

  @Test
  void verifyNamesTheCellsThatAnotherProgramChanged() throws IOException, SQLException {
    String word = Files.writeString(dir.resolve("word.txt"), "The law of Ohio.").toString();
    carrel("review", word, "--ask", "Which law?");
    CapturedRun whole = carrel("review", "verify", "1");
    assertEquals(0, whole.status(), whole.err());
    assertTrue(whole.out().contains("compared with the log: as it tells."), whole.out());
    String database = "jdbc:sqlite:" + dir.resolve("home").resolve("carrel.db");
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      String sql =
          "INSERT INTO review_cell (review_column, document, corrected)"
              + " SELECT k.id, d.id, 'Utah' FROM review_column k, document d";
      assertEquals(1, statement.executeUpdate(sql));
    }
    CapturedRun changed = carrel("review", "verify", "1");
    assertEquals(1, changed.status(), changed.out());
    assertTrue(changed.out().contains("word.txt, Which law?: correction"), changed.out());
  }

  @Test
  void aTagThatIsNoneIsToldAsWhatItIs() throws IOException {
    String word = Files.writeString(dir.resolve("word.txt"), "Yes").toString();
    carrel("review", word, "--ask", "Which law?");
    CapturedRun run = carrel("review", "tag", "1", "word.txt", "hot", "a,b");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("A tag begins with a letter or digit"), run.err());
    assertTrue(carrel("review", "tag", "1", "word.txt").out().contains("no tags"));
  }

  @Test
  void aTableThatCannotBeWrittenAfterAllIsPrintedAndSaysSo() throws IOException {
    Path word = Files.writeString(dir.resolve("word.txt"), "The law of Ohio governs.");
    Path out = dir.resolve("a".repeat(300) + ".csv");
    CapturedRun run =
        CapturedRun.of(
            "review",
            word.toString(),
            "--ask",
            "Which law?",
            "--out",
            out.toString(),
            "--home",
            dir.resolve("home").toString(),
            "--model",
            TestModels.smolLm2().toString());
    assertEquals(1, run.status(), run.err());
    assertTrue(run.out().contains("Which law? ["), run.out());
    assertTrue(run.err().contains("1 of 1: word.txt: Which law?: "), run.err());
    assertTrue(run.err().contains("carrel review export 1 --out FILE"), run.err());
  }
}
